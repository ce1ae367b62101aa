package dev.patchbay.mcp.tools;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.PlacedTool;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Subset of a project's tools that a URL exposes ({@code ?connectors=a,b&read_only=true}). Applies
 * to lists, calls and notifications.
 *
 * @param connectors names of the exposed connectors; empty for all
 * @param readOnly whether only tools that are shown with {@code readOnlyHint: true} are exposed
 */
public record ExposedTools(Optional<Set<String>> connectors, boolean readOnly) {
  public static final ExposedTools NONE = new ExposedTools(Optional.empty(), false);

  private static final String CONNECTORS = "connectors";
  private static final String READ_ONLY = "read_only";
  private static final int LONGEST = 8192;
  private static final int NAME_OVERHEAD = 100;

  public ExposedTools {
    connectors = connectors.map(Set::copyOf);
  }

  /**
   * Parses the query parameters. Fails with BAD_REQUEST for an unknown one, because a misspelling
   * must not expose more tools.
   */
  public static ExposedTools of(Map<String, List<String>> parameters) {
    parameters.forEach(ExposedTools::check);
    return new ExposedTools(
        Optional.ofNullable(parameters.get(CONNECTORS)).map(values -> names(values.get(0))),
        "true".equals(parameters.getOrDefault(READ_ONLY, List.of("false")).get(0)));
  }

  private static void check(String name, List<String> values) {
    String value = values.size() == 1 ? values.get(0) : "";
    boolean good =
        switch (name) {
          case CONNECTORS -> !value.isBlank() && value.length() <= LONGEST;
          case READ_ONLY -> value.equals("true") || value.equals("false");
          default -> false;
        };
    if (!good) {
      throw new MCPRuntimeException(
          FailureKind.BAD_REQUEST,
          "A query may hold connectors=<name>,<name> and read_only=true or false, each once, and"
              + " nothing else.");
    }
  }

  private static Set<String> names(String list) {
    return new TreeSet<>(Arrays.stream(list.split(",", -1)).map(String::strip).toList());
  }

  /** Approximate bytes as part of a cache key. */
  int weight() {
    return connectors.stream()
        .flatMap(Set::stream)
        .mapToInt(name -> name.length() + NAME_OVERHEAD)
        .sum();
  }

  public boolean admits(PlacedTool tool) {
    return admits(tool.connector()) && admits(tool.tool());
  }

  public boolean admits(LoadedConnector connector) {
    return connectors.map(names -> names.contains(connector.name().value())).orElse(true);
  }

  public boolean admits(ConnectorTool tool) {
    return !readOnly || tool.shownAnnotations().readOnlyHint().orElse(false);
  }
}
