package dev.patchbay.mcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.mcp.Example;
import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.SemVer;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.manifest.Labels;
import dev.patchbay.model.manifest.ToolDefaults;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.registry.Loaded;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InstructionsTest {
  private static final LoadedConnector PLAIN = Example.connector("plain", Example.tool("get"));

  @Test
  void eachConnectorHasALine() {
    LoadedConnector crm = connector("crm", "crm_", "CRM", "Customer\n  records");
    LoadedConnector bare = connector("bare", "", "Bare", "");

    assertThat(instructions(ExposedTools.NONE, crm, PLAIN, bare))
        .contains(
            "Tools of the project shop, by how their names begin:"
                + "\n- crm_: CRM. Customer records"
                + "\n- plain__: plain"
                + "\n- Bare");
  }

  @Test
  void hiddenConnectorIsNotMentioned() {
    assertThat(instructions(ExposedTools.NONE, PLAIN.withEnabled(false))).isEmpty();
    assertThat(instructions(new ExposedTools(Optional.empty(), true), PLAIN)).isEmpty();
    assertThat(instructions(ExposedTools.NONE)).isEmpty();
  }

  @Test
  void instructionsStayShort() {
    LoadedConnector wordy = connector("wordy", "", "W", "🙂".repeat(200));
    LoadedConnector[] many =
        IntStream.range(0, 31)
            .mapToObj(i -> Example.connector("c" + i, Example.tool("get")))
            .toArray(LoadedConnector[]::new);

    assertThat(instructions(ExposedTools.NONE, wordy))
        .contains(
            "Tools of the project shop, by how their names begin:\n- W. " + "🙂".repeat(78) + "…");
    assertThat(instructions(ExposedTools.NONE, many).orElseThrow().lines())
        .hasSize(32)
        .endsWith("- and more");
  }

  private static Optional<String> instructions(
      ExposedTools narrowing, LoadedConnector... connectors) {
    return Instructions.of(Example.project(1, connectors), narrowing);
  }

  private static LoadedConnector connector(
      String name, String prefix, String title, String description) {
    ConnectorManifest manifest =
        new ConnectorManifest(
            new ConnectorName(name),
            new SemVer("1.0.0"),
            Optional.of(title),
            Optional.of(description).filter(text -> !text.isEmpty()),
            Labels.NONE,
            JsonText.EMPTY_OBJECT,
            Optional.empty(),
            Optional.of(prefix),
            Optional.empty(),
            ToolDefaults.NONE,
            List.of(Example.tool("get_" + name)));
    return Loaded.of(
        manifest, Example.NOW, Optional.empty(), Optional.empty(), true, new TreeMap<>());
  }
}
