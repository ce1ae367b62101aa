package dev.patchbay;

import static java.util.stream.Collectors.toSet;

import dev.patchbay.bean.SingletonBean;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which bean is made before which. A node is a {@link SingletonBean} or a producer method of one. A
 * bean needs what its {@code @Inject} constructor takes; a product needs its producer and what the
 * method takes. An {@code Instance} counts as if everything in it were needed at once.
 */
final class BeanGraph {
  private final Map<Object, Set<Class<?>>> types = new LinkedHashMap<>();

  BeanGraph(Collection<Class<?>> classes) {
    for (Class<?> type : classes) {
      if (type.isAnnotationPresent(SingletonBean.class)) {
        types.put(type, typesOf(type));
        Arrays.stream(type.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Produces.class))
            .forEach(method -> types.put(method, supertypes(method.getReturnType())));
      } else if (type.isAnnotationPresent(jakarta.ejb.Singleton.class)) {
        types.put(type, Set.of(type));
      }
    }
  }

  int size() {
    return types.size();
  }

  private static Set<Class<?>> typesOf(Class<?> bean) {
    Typed typed = bean.getAnnotation(Typed.class);
    return typed == null ? supertypes(bean) : Set.of(typed.value());
  }

  private static Set<Class<?>> supertypes(Class<?> type) {
    Set<Class<?>> all = new HashSet<>(Set.of(type));
    Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
        .filter(above -> above != Object.class)
        .forEach(above -> all.addAll(supertypes(above)));
    return all;
  }

  /** The first cycle that is found, from a bean back to itself; empty when there is none. */
  List<String> cycle() {
    Set<Object> done = new HashSet<>();
    return types.keySet().stream()
        .map(node -> cycleFrom(node, new ArrayList<>(), done))
        .filter(path -> !path.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private List<String> cycleFrom(Object node, List<Object> path, Set<Object> done) {
    int before = path.indexOf(node);
    path.add(node);
    if (before >= 0) {
      return path.subList(before, path.size()).stream().map(BeanGraph::name).toList();
    }
    if (!done.contains(node)) {
      for (Object need : needs(node)) {
        List<String> cycle = cycleFrom(need, path, done);
        if (!cycle.isEmpty()) {
          return cycle;
        }
      }
      done.add(node);
    }
    path.remove(path.size() - 1);
    return List.of();
  }

  /** Types of ours that a bean takes and no bean has; an {@code Instance} may be empty. */
  Set<String> unsatisfied() {
    return types.keySet().stream()
        .flatMap(BeanGraph::makers)
        .flatMap(maker -> Arrays.stream(maker.getParameterTypes()))
        .filter(type -> type.getName().startsWith("dev.patchbay.") && having(type).isEmpty())
        .map(Class::getName)
        .collect(toSet());
  }

  private List<Object> needs(Object node) {
    List<Object> needs = new ArrayList<>();
    if (node instanceof Method producer) {
      needs.add(producer.getDeclaringClass());
    }
    taken(node).forEach(type -> needs.addAll(having(type)));
    return needs;
  }

  private List<Object> having(Class<?> type) {
    return types.entrySet().stream()
        .filter(node -> node.getValue().contains(type))
        .<Object>map(Map.Entry::getKey)
        .toList();
  }

  private static Stream<? extends Executable> makers(Object node) {
    return node instanceof Method producer
        ? Stream.of(producer)
        : Arrays.stream(((Class<?>) node).getDeclaredConstructors())
            .filter((Constructor<?> made) -> made.isAnnotationPresent(Inject.class));
  }

  private static List<Class<?>> taken(Object node) {
    return makers(node)
        .flatMap(maker -> Arrays.stream(maker.getGenericParameterTypes()))
        .<Class<?>>map(BeanGraph::taken)
        .toList();
  }

  private static Class<?> taken(Type parameter) {
    if (parameter instanceof ParameterizedType several) {
      Type raw = several.getRawType();
      return raw == Instance.class || raw == Provider.class
          ? taken(several.getActualTypeArguments()[0])
          : (Class<?>) raw;
    }
    return (Class<?>) parameter;
  }

  private static String name(Object node) {
    return node instanceof Method producer
        ? producer.getReturnType().getSimpleName()
        : ((Class<?>) node).getSimpleName();
  }
}
