package dev.patchbay.upstream.handler;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.reading.HandlerNames;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Tool handlers of the server, by name. Immutable; two handlers of one name stop the start. A
 * handler is created at its first call, because it may need the registry itself.
 */
@SingletonBean
public class ToolHandlers implements HandlerNames {
  private final Map<String, Supplier<ToolHandler>> handlers;

  @Inject
  ToolHandlers(@Any Instance<ToolHandler> beans) {
    Map<String, Supplier<ToolHandler>> found = new HashMap<>();
    beans
        .handlesStream()
        .forEach(
            handle ->
                name(handle.getBean().getQualifiers())
                    .ifPresent(name -> add(found, name, handle::get)));
    handlers = Map.copyOf(found);
  }

  public ToolHandlers(Map<String, ToolHandler> handlers) {
    Map<String, Supplier<ToolHandler>> found = new HashMap<>();
    handlers.forEach((name, handler) -> add(found, name, () -> handler));
    this.handlers = Map.copyOf(found);
  }

  private static Optional<String> name(Set<Annotation> qualifiers) {
    return qualifiers.stream()
        .filter(ToolHandlerName.class::isInstance)
        .map(qualifier -> ((ToolHandlerName) qualifier).value())
        .findFirst();
  }

  private static void add(
      Map<String, Supplier<ToolHandler>> found, String name, Supplier<ToolHandler> handler) {
    if (found.put(name, handler) != null) {
      throw new IllegalStateException("two handlers have the name " + name);
    }
  }

  public Optional<ToolHandler> find(String name) {
    return Optional.ofNullable(handlers.get(name)).map(Supplier::get);
  }

  @Override
  public boolean contains(String name) {
    return handlers.containsKey(name);
  }
}
