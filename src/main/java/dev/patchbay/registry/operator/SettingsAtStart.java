package dev.patchbay.registry.operator;

import dev.patchbay.bean.SingletonBean;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;

/**
 * Creates all settings beans when the application starts, so that an invalid value stops the start
 * instead of the first request. Settings are singletons whose type is called {@code …Settings}, and
 * the node's name.
 */
@SingletonBean
public class SettingsAtStart {
  private static final int FIRST = 1;

  void make(
      @Observes @Priority(FIRST) @Initialized(ApplicationScoped.class) Object applicationStart,
      BeanManager beans) {
    for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
      if (bean.getScope().equals(Singleton.class) && isSettings(bean)) {
        make(beans, bean);
      }
    }
  }

  private static boolean isSettings(Bean<?> bean) {
    return bean.getTypes().stream()
        .anyMatch(type -> type.getTypeName().endsWith("Settings") || type == NodeName.class);
  }

  private static void make(BeanManager beans, Bean<?> settings) {
    try {
      beans.getReference(settings, Object.class, beans.createCreationalContext(settings));
    } catch (IllegalArgumentException e) {
      throw StartRefusal.because(e.getMessage() + ".");
    }
  }
}
