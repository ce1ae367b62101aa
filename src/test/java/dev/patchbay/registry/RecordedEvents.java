package dev.patchbay.registry;

import dev.patchbay.registry.event.RegistryEvent;
import dev.patchbay.registry.event.RegistryEvents;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Records every event in order, and lets a test act on one. */
public final class RecordedEvents implements RegistryEvents {
  private final List<RegistryEvent> events = Collections.synchronizedList(new ArrayList<>());
  private volatile Consumer<RegistryEvent> observer = event -> {};

  @Override
  public void fire(List<RegistryEvent> told) {
    for (RegistryEvent event : told) {
      events.add(event);
      observer.accept(event);
    }
  }

  public void observe(Consumer<RegistryEvent> newObserver) {
    observer = newObserver;
  }

  public List<RegistryEvent> all() {
    return List.copyOf(events);
  }

  /** The names of the events. */
  public List<String> names() {
    return all().stream().map(RegistryEvent::name).toList();
  }

  public void clear() {
    events.clear();
  }
}
