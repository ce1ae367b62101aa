package dev.patchbay.registry.event;

import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The observers of a minimal container. */
final class Observers {
  private final List<ObserverMethod<RegistryEvent>> methods = new ArrayList<>();

  void add(Consumer<RegistryEvent> observer) {
    methods.add(new Method(observer));
  }

  BeanManager asBeanManager() {
    return (BeanManager)
        Proxy.newProxyInstance(
            Observers.class.getClassLoader(),
            new Class<?>[] {BeanManager.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("resolveObserverMethods")) {
                return new LinkedHashSet<>(methods);
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }

  private record Method(Consumer<RegistryEvent> observer) implements ObserverMethod<RegistryEvent> {
    @Override
    public void notify(RegistryEvent event) {
      observer.accept(event);
    }

    @Override
    public void notify(EventContext<RegistryEvent> context) {
      observer.accept(context.getEvent());
    }

    @Override
    public Class<?> getBeanClass() {
      return Observers.class;
    }

    @Override
    public Type getObservedType() {
      return RegistryEvent.class;
    }

    @Override
    public Set<Annotation> getObservedQualifiers() {
      return Set.of();
    }

    @Override
    public Reception getReception() {
      return Reception.ALWAYS;
    }

    @Override
    public TransactionPhase getTransactionPhase() {
      return TransactionPhase.IN_PROGRESS;
    }
  }
}
