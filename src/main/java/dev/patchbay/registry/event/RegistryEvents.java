package dev.patchbay.registry.event;

import java.util.List;

/** Hands events to everybody who observes. Never fails, whatever an observer does. */
public interface RegistryEvents {
  /** The events of one change, in order; nothing comes between them. */
  void fire(List<RegistryEvent> events);
}
