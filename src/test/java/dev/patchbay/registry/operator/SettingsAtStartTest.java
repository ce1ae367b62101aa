package dev.patchbay.registry.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.LogRecords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsAtStartTest {
  private final Map<Bean<?>, Runnable> beans = new LinkedHashMap<>();
  private final List<String> made = new ArrayList<>();

  private record LampSettings() {}

  private record Lamp() {}

  @Test
  void onlySettingsAreCreated() {
    beans.put(bean(LampSettings.class, Singleton.class), () -> made.add("settings"));
    beans.put(bean(Lamp.class, Singleton.class), () -> made.add("lamp"));
    beans.put(bean(LampSettings.class, ApplicationScoped.class), () -> made.add("a proxy"));

    new SettingsAtStart().make(this, manager());

    assertThat(made).containsExactly("settings");
  }

  @Test
  void nodeNameIsCreatedSoThatItsFileStopsTheStart() {
    beans.put(bean(NodeName.class, Singleton.class), () -> made.add("node"));

    new SettingsAtStart().make(this, manager());

    assertThat(made).containsExactly("node");
  }

  @Test
  void invalidValueStopsTheStartWithOneLine() {
    beans.put(
        bean(LampSettings.class, Singleton.class),
        () -> {
          throw new IllegalArgumentException("lamp.height must be a whole number, not 'high'");
        });

    try (LogRecords log = LogRecords.of(StartRefusal.class)) {
      assertThatExceptionOfType(StartRefusal.class)
          .isThrownBy(() -> new SettingsAtStart().make(this, manager()));

      assertThat(log.lines())
          .containsExactly(
              "SEVERE Patchbay cannot start: lamp.height must be a whole number, not 'high'.");
    }
  }

  private static Bean<?> bean(Type type, Class<? extends Annotation> scope) {
    return (Bean<?>)
        proxy(
            Bean.class,
            (method, arguments) ->
                switch (method) {
                  case "getTypes" -> Set.of(type, Object.class);
                  case "getScope" -> scope;
                  case "hashCode" -> scope.hashCode() ^ type.hashCode();
                  default -> throw new UnsupportedOperationException(method);
                });
  }

  private BeanManager manager() {
    return (BeanManager)
        proxy(
            BeanManager.class,
            (method, arguments) ->
                switch (method) {
                  case "getBeans" -> beans.keySet();
                  case "createCreationalContext" -> null;
                  case "getReference" -> {
                    beans.forEach(
                        (bean, making) -> {
                          if (bean == arguments[0]) {
                            making.run();
                          }
                        });
                    yield made;
                  }
                  default -> throw new UnsupportedOperationException(method);
                });
  }

  /** Answers by the name of the called method. */
  private interface Answers {
    Object to(String method, Object[] arguments);
  }

  private static Object proxy(Class<?> type, Answers answers) {
    return Proxy.newProxyInstance(
        SettingsAtStartTest.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> answers.to(method.getName(), arguments));
  }
}
