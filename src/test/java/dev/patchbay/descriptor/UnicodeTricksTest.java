package dev.patchbay.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.Problem;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Rule;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.source.DescriptorText.Format;
import dev.patchbay.registry.source.ParsedDescriptor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Names have a small alphabet; texts may contain any characters, and deceptive ones get a warning.
 */
class UnicodeTricksTest {
  private static final String TRICK = "p\u0430y\u200B";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cr\u200Bm",
        "cr\u202Em",
        "\u0441rm",
        "crm\uFEFF",
        "\uFF43rm",
        "crm\u0301",
        "\u212Am",
        "cr\u00ADm",
        "c\u0131m",
        "crm\u2028",
        "\uD835\uDC1Brm",
        "crm\uDB40\uDC41",
        "ﬁle"
      })
  void namesAreRefused(String name) {
    assertThat(rules(Corpus.read(connector(name, "t", "t", "l"), Format.YAML)))
        .contains(Rule.CONNECTOR_NAME);
    assertThat(rules(Corpus.read(connector("c", name, "t", "l"), Format.YAML)))
        .contains(Rule.TOOL_PREFIX);
    assertThat(rules(Corpus.read(connector("c", "t", name, "l"), Format.YAML)))
        .contains(Rule.TOOL_NAME);
    assertThat(rules(Corpus.read(connector("c", "t", "t", name), Format.YAML)))
        .contains(Rule.LABEL);
    assertThat(ProjectId.find(name)).isEmpty();
    assertThat(TenantId.find(name)).isEmpty();
  }

  private static String connector(String name, String prefix, String tool, String label) {
    return """
    connector:
      name: "%s"
      version: 1.0.0
      tool_prefix: "%s"
      labels: {"%s": x}
      tools: [{name: "%s", input_schema: {type: object}, endpoint: h}]
    """
        .formatted(name, prefix, label, tool);
  }

  private static List<Rule> rules(ParsedDescriptor reading) {
    return ((ParsedDescriptor.Invalid) reading).problems().stream().map(Problem::rule).toList();
  }

  @Test
  void textsAreAcceptedWithAWarningAtTheirPlace() {
    String yaml =
        """
        connector:
          name: c
          version: 1.0.0
          title: %1$s
          description: %1$s
          labels: {l: %1$s}
          metadata: {free: %1$s}
          tools:
            - name: t
              title: %1$s
              description: %1$s
              input_schema: {type: object, properties: {%1$s: {description: "\\e[8m"}}}
              output_schema: {description: %1$s}
              endpoint: GET https://api.example.com/
              errors: {404: {message: %1$s}}
              annotations: {title: %1$s}
              labels: {l: %1$s}
        """
            .formatted(TRICK);

    ParsedDescriptor.Valid reading = (ParsedDescriptor.Valid) Corpus.read(yaml, Format.YAML);

    assertThat(reading.warnings())
        .filteredOn(problem -> problem.rule() == Rule.TEXT_DECEPTIVE)
        .extracting(problem -> problem.place().pointer())
        .containsExactlyInAnyOrder(
            "/connector/title",
            "/connector/description",
            "/connector/labels/l",
            "/connector/tools/0/title",
            "/connector/tools/0/description",
            "/connector/tools/0/input_schema",
            "/connector/tools/0/input_schema",
            "/connector/tools/0/output_schema",
            "/connector/tools/0/errors/404/message",
            "/connector/tools/0/annotations/title",
            "/connector/tools/0/labels/l");
    assertThat(reading.manifest().title()).contains(TRICK);
  }
}
