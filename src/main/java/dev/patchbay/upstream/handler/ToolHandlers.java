package dev.patchbay.upstream.handler;

import dev.patchbay.registry.reading.HandlerNames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tool handlers of the server, by name. Immutable; two handlers of one name stop the start. */
@ApplicationScoped
public class ToolHandlers implements HandlerNames {
  private Map<String, ToolHandler> handlers = Map.of();

  ToolHandlers() {}

  @Inject
  ToolHandlers(@Any Instance<ToolHandler> beans) {
    Map<String, ToolHandler> found = new HashMap<>();
    beans
        .handlesStream()
        .forEach(
            handle ->
                name(handle.getBean().getQualifiers())
                    .ifPresent(name -> add(found, name, handle.get())));
    handlers = Map.copyOf(found);
  }

  public ToolHandlers(Map<String, ToolHandler> handlers) {
    this.handlers = Map.copyOf(handlers);
  }

  private static Optional<String> name(Set<Annotation> qualifiers) {
    return qualifiers.stream()
        .filter(ToolHandlerName.class::isInstance)
        .map(qualifier -> ((ToolHandlerName) qualifier).value())
        .findFirst();
  }

  private static void add(Map<String, ToolHandler> found, String name, ToolHandler handler) {
    if (found.put(name, handler) != null) {
      throw new IllegalStateException("two handlers have the name " + name);
    }
  }

  public Optional<ToolHandler> find(String name) {
    return Optional.ofNullable(handlers.get(name));
  }

  @Override
  public boolean contains(String name) {
    return handlers.containsKey(name);
  }
}
