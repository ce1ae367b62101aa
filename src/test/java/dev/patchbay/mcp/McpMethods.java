package dev.patchbay.mcp;

import dev.patchbay.model.Caller;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Methods of the endpoint, for tests in other packages. */
public final class McpMethods {
  private McpMethods() {}

  public static Set<String> names() {
    return Arrays.stream(McpMethod.values())
        .map(McpMethod::text)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Methods without a role, which no caller may use. */
  public static List<String> withoutNeeds() {
    Caller anybody = new Caller(new TenantId("acme"), "k", Set.of(Role.values()), Optional.empty());
    return Arrays.stream(McpMethod.values())
        .filter(method -> !method.isAllowedTo(anybody))
        .map(McpMethod::text)
        .toList();
  }
}
