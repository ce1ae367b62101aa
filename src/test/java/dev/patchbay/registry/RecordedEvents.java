package dev.patchbay.registry;

import dev.patchbay.registry.event.RegistryEvent;
import dev.patchbay.registry.event.RegistryEvents;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Keeps every event in the order told, and lets a test act when one comes. */
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

  /** The names of the events, for tests in which only those matter. */
  public List<String> names() {
    return all().stream().map(RegistryEvent::name).toList();
  }

  public void clear() {
    events.clear();
  }
}
