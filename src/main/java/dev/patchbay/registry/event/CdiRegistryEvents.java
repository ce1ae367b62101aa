package dev.patchbay.registry.event;

import dev.patchbay.bean.SingletonBean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Delivers events to CDI observers ({@code void on(@Observes RegistryEvent event)}). Calls each
 * observer by itself, because {@code Event.fire} stops at the first that throws. Changes made by an
 * observer are delivered after all events of the first change, so that all observers see the same
 * order.
 */
@SingletonBean
public class CdiRegistryEvents implements RegistryEvents {
  private static final Logger LOG = System.getLogger(CdiRegistryEvents.class.getName());

  private static final ThreadLocal<@Nullable Deque<RegistryEvent>> WAITING = new ThreadLocal<>();
  private final BeanManager beans;

  @Inject
  public CdiRegistryEvents(BeanManager beans) {
    this.beans = beans;
  }

  @Override
  public void fire(List<RegistryEvent> events) {
    Deque<RegistryEvent> queue = WAITING.get();
    if (queue != null) {
      queue.addAll(events);
      return;
    }
    queue = new ArrayDeque<>(events);
    WAITING.set(queue);
    try {
      while (!queue.isEmpty()) {
        deliver(queue.remove());
      }
    } finally {
      WAITING.remove();
    }
  }

  private void deliver(RegistryEvent event) {
    for (ObserverMethod<? super RegistryEvent> observer : observersOf(event)) {
      try {
        observer.notify(event);
      } catch (RuntimeException | Error e) {
        LOG.log(Level.ERROR, "An observer of " + event.name() + " failed: " + observer, e);
      }
    }
  }

  /** Leaves out the observers of {@code fireAsync}, which keeps no order. */
  private List<ObserverMethod<? super RegistryEvent>> observersOf(RegistryEvent event) {
    List<ObserverMethod<? super RegistryEvent>> inTurn = new ArrayList<>();
    for (ObserverMethod<? super RegistryEvent> observer : beans.resolveObserverMethods(event)) {
      if (!observer.isAsync()) {
        inTurn.add(observer);
      }
    }
    return inTurn;
  }
}
