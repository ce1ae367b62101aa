package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * A descriptor with a stamp in its version and in each tool; the stamp also determines the number
 * of tools. An answer that mixes two descriptors, or shows a part of one, is therefore detected.
 */
record StampedDescriptor(int stamp) {
  static final String NAME = "stamped";
  static final String ALWAYS_THERE = "t0";

  String yaml() {
    StringBuilder yaml =
        new StringBuilder(
            "connector:\n  name: %s\n  version: %d.0.0\n  tools:\n".formatted(NAME, stamp));
    for (String tool : tools()) {
      yaml.append("    - name: ").append(tool).append('\n');
      yaml.append("      description: stamp ").append(stamp).append('\n');
      yaml.append("      labels: {stamp: \"").append(stamp).append("\"}\n");
      yaml.append("      input_schema: {type: object}\n");
      yaml.append("      endpoint: GET https://api.example/").append(stamp).append('\n');
    }
    return yaml.toString();
  }

  /** Consecutive stamps have different numbers of tools. */
  private List<String> tools() {
    return IntStream.range(0, 3 + stamp * 7 % 11).mapToObj(i -> "t" + i).toList();
  }

  private String version() {
    return stamp + ".0.0";
  }

  /** The stamp of a list of tools, which must be complete. */
  static StampedDescriptor ofTools(JsonNode answer) {
    JsonNode tools = answer.path("tools");
    StampedDescriptor stamped = ofTool(tools.path(0));
    assertThat(tools).allSatisfy(tool -> assertThat(ofTool(tool)).isEqualTo(stamped));
    assertThat(tools)
        .extracting(tool -> tool.path("name").asString())
        .as("tools of stamp %s", stamped.stamp)
        .isEqualTo(stamped.tools());
    assertThat(answer.path("total").asInt()).isEqualTo(stamped.tools().size());
    return stamped;
  }

  /** The stamp of one tool, which must be equal at every place. */
  static StampedDescriptor ofTool(JsonNode tool) {
    var stamped = new StampedDescriptor(tool.path("labels").path("stamp").asInt());
    assertThat(tool.path("description").asString()).isEqualTo("stamp " + stamped.stamp);
    assertThat(tool.path("endpoint").asString())
        .isEqualTo("GET https://api.example/" + stamped.stamp);
    assertThat(tool.path("connector_version").asString()).isEqualTo(stamped.version());
    return stamped;
  }

  /** The stamp of a connector's row. */
  static StampedDescriptor ofRow(JsonNode row) {
    String version = row.path("version").asString();
    var stamped = new StampedDescriptor(Integer.parseInt(version.replaceFirst("\\.0\\.0$", "")));
    assertThat(row.path("tool_count").asInt())
        .as("tool_count of stamp %s", stamped.stamp)
        .isEqualTo(stamped.tools().size());
    assertThat(row.path("reload_error").isNull()).isTrue();
    return stamped;
  }

  /** The stamp of a connector with its manifest, which must agree with its row. */
  static StampedDescriptor ofDetail(JsonNode detail) {
    StampedDescriptor stamped = ofRow(detail);
    JsonNode connector = detail.path("manifest").path("connector");
    assertThat(connector.path("version").asString()).isEqualTo(stamped.version());
    assertThat(connector.path("tools"))
        .extracting(tool -> tool.path("name").asString())
        .isEqualTo(stamped.tools());
    assertThat(connector.path("tools"))
        .extracting(tool -> tool.path("description").asString())
        .containsOnly("stamp " + stamped.stamp);
    return stamped;
  }
}
