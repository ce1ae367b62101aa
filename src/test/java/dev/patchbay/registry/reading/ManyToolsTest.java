package dev.patchbay.registry.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.mcp.protocol.ProtocolEra;
import dev.patchbay.mcp.tools.ExposedTools;
import dev.patchbay.mcp.tools.ToolPages;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.state.ToolPosition;
import dev.patchbay.registry.Descriptor;
import dev.patchbay.registry.Failures;
import dev.patchbay.registry.FakeSourceFiles;
import dev.patchbay.registry.PlainRegistry;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A project with the most tools that the caps allow. */
class ManyToolsTest {
  private static final int MOST_CONNECTORS = 100;
  private static final int MOST_TOOLS = 128;
  private static final String[] TOOLS =
      IntStream.range(0, MOST_TOOLS).mapToObj(i -> "tool_" + i).toArray(String[]::new);

  private final PlainRegistry registry = new PlainRegistry(new FakeSourceFiles());

  @Test
  void tenThousandToolsAreAllowedAndOneConnectorMoreIsRefused() {
    for (int i = 0; i < MOST_CONNECTORS; i++) {
      registry.install(Descriptor.of("c" + i, "1.0.0", TOOLS));
    }

    assertThat(registry.toolNames()).hasSize(MOST_CONNECTORS * MOST_TOOLS);
    assertThat(registry.tool("c99__tool_127").name().value()).isEqualTo("tool_127");
    assertThat(
            new ToolPages(100)
                .page(registry.shop(), ExposedTools.NONE, ProtocolEra.MODERN, ToolPosition.START)
                .length())
        .isLessThan(100_000);
    assertThat(Failures.kindOf(() -> registry.install(Descriptor.of("more", "1.0.0", "t"))))
        .isEqualTo(FailureKind.CONNECTOR_LIMIT_REACHED);
    assertThat(registry.shop().connectors().stream()).hasSize(MOST_CONNECTORS);
  }
}
