package dev.patchbay.registry;

import dev.patchbay.registry.snapshot.RegistryEvent;
import dev.patchbay.registry.snapshot.RegistryEvents;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Keeps every event in the order told, and lets a test act when one comes. */
public final class RecordedEvents implements RegistryEvents {
  private final List<RegistryEvent> events = new CopyOnWriteArrayList<>();
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

  /** The simple names of the events' types, for tests in which only those matter. */
  public List<String> names() {
    return events.stream().map(event -> event.getClass().getSimpleName()).toList();
  }

  public void clear() {
    events.clear();
  }
}
