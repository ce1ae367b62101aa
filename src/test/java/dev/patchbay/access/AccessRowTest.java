package dev.patchbay.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.mcp.McpMethods;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AccessRowTest {

  @Test
  void everyRouteHasARowAndEveryRowARoute() {
    assertThat(AccessRow.REST.keySet()).isEqualTo(Routes.all());
  }

  @Test
  void everyMcpMethodHasARow() {
    Set<String> rows = new TreeSet<>(AccessRow.MCP.keySet());
    rows.removeAll(Set.of("GET", "DELETE"));

    assertThat(rows).isEqualTo(McpMethods.names());
  }

  @Test
  void everyMcpMethodStatesItsNeed() {
    assertThat(McpMethods.withoutNeeds()).isEmpty();
  }
}
