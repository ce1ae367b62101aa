package dev.patchbay.descriptor;

import dev.patchbay.descriptor.tree.Node;
import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.Problem;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.model.manifest.ToolSetRules;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Grammar of {@code tools} of a connector: each tool by itself, then the rules between all readable
 * tools.
 */
final class ToolSetGrammar {
  private final Values values;
  private final ToolGrammar tools;
  private final Locations locations;

  ToolSetGrammar(Values values, ToolGrammar tools, Locations locations) {
    this.values = values;
    this.tools = tools;
    this.locations = locations;
  }

  List<ConnectorTool> read(Members connector, Optional<ConnectorName> connectorName) {
    Optional<List<Node>> elements = connector.require("tools").flatMap(values::list);
    elements
        .map(List::size)
        .filter(size -> size == 0 || size > ToolSetRules.MOST_TOOLS)
        .ifPresent(size -> add(List.of(ToolSetRules.toolCount())));
    SortedMap<Integer, ConnectorTool> all = new TreeMap<>();
    SortedMap<Integer, ConnectorTool> named = new TreeMap<>();
    int index = 0;
    for (Node element : elements.orElse(List.of())) {
      Optional<ToolGrammar.Read> read = tools.read(element);
      if (read.isPresent()) {
        all.put(index, read.get().tool());
        if (read.get().named()) {
          named.put(index, read.get().tool());
        }
      }
      index++;
    }
    add(ToolSetRules.checkNames(prefix(connector, connectorName), named));
    add(ToolSetRules.checkCalls(connector.find("base_url").isPresent(), all));
    return List.copyOf(all.values());
  }

  /**
   * Tool prefix; empty when it is unreadable, so that no name is reported as too long because of
   * it.
   */
  private static String prefix(Members connector, Optional<ConnectorName> connectorName) {
    Optional<Node> written = connector.find("tool_prefix");
    if (written.isEmpty()) {
      return connectorName.map(ConnectorManifest::defaultPrefix).orElse("");
    }
    return written
        .filter(Node.Scalar.class::isInstance)
        .map(node -> ((Node.Scalar) node).text())
        .filter(ToolSetRules::isPrefix)
        .orElse("");
  }

  private void add(List<Problem> found) {
    found.forEach(problem -> values.problems().add(locations.locate(problem)));
  }
}
