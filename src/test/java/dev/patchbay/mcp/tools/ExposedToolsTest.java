package dev.patchbay.mcp.tools;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.mcp.Example;
import dev.patchbay.mcp.message.PreparedJson;
import dev.patchbay.mcp.protocol.ProtocolEra;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.model.state.ToolPosition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExposedToolsTest {
  private static final ConnectorTool READ =
      Example.tool("read", "{\"type\":\"object\"}", Optional.empty(), true, List.of());
  private static final ProjectRegistry PROJECT =
      Example.project(
          1,
          Example.connector("crm", READ, Example.tool("write")),
          Example.connector("shop", READ));

  @Test
  void onlyNamedConnectorsAreExposed() {
    assertThat(list(narrowing("connectors", "shop,none")))
        .contains("shop__read")
        .doesNotContain("crm__");
  }

  @Test
  void readOnlyExposesReadingToolsOnly() {
    assertThat(list(narrowing("read_only", "true")))
        .contains("crm__read", "shop__read")
        .doesNotContain("crm__write");
    assertThat(list(narrowing("read_only", "false"))).contains("crm__write");
  }

  @Test
  void aMisspellingExposesNothing() {
    for (Map<String, List<String>> query :
        List.of(
            Map.of("readonly", List.of("true")),
            Map.of("read_only", List.of("yes")),
            Map.of("read_only", List.of("true", "false")),
            Map.of("connectors", List.of("")))) {
      assertThatThrownBy(() -> ExposedTools.of(query)).isInstanceOf(MCPRuntimeException.class);
    }
  }

  @Test
  void aPageIsRenderedOncePerRevisionAndPart() {
    ToolPages pages = new ToolPages(100);
    ProjectRegistry changed = Example.project(2, Example.connector("crm", READ));

    PreparedJson page = page(pages, PROJECT, ExposedTools.NONE);

    assertThat(page(pages, PROJECT, ExposedTools.NONE)).isSameAs(page);
    assertThat(page(pages, PROJECT, narrowing("read_only", "true"))).isNotSameAs(page);
    assertThat(page(pages, changed, ExposedTools.NONE).toString()).doesNotContain("shop__");
  }

  @Test
  void namesOfConnectorsCountTowardThePageWeight() {
    String names = IntStream.range(0, 1_000).mapToObj(i -> "n" + i).collect(joining(","));

    assertThat(narrowing("connectors", names).weight()).isGreaterThan(50_000);
    assertThat(ExposedTools.NONE.weight()).isZero();
  }

  private static PreparedJson page(
      ToolPages pages, ProjectRegistry project, ExposedTools narrowing) {
    return pages.page(project, narrowing, ProtocolEra.MODERN, ToolPosition.START);
  }

  private static ExposedTools narrowing(String name, String value) {
    return ExposedTools.of(Map.of(name, List.of(value)));
  }

  private static String list(ExposedTools narrowing) {
    return new ToolPages(100)
        .page(PROJECT, narrowing, ProtocolEra.MODERN, ToolPosition.START)
        .toString();
  }
}
