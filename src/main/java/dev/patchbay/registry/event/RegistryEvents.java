package dev.patchbay.registry.event;

import java.util.List;

/** Port: delivers events to all observers. Never fails, even when an observer throws. */
public interface RegistryEvents {
  /** Delivers the events of one change, in order, without others in between. */
  void fire(List<RegistryEvent> events);
}
