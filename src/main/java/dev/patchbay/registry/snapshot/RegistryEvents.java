package dev.patchbay.registry.snapshot;

/** Hands an event to everybody who observes. Never fails, whatever an observer does. */
public interface RegistryEvents {
  void fire(RegistryEvent event);
}
