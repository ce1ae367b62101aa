package dev.patchbay.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import dev.patchbay.model.SemVer;
import dev.patchbay.model.ToolName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderWarningsTest {

  @Test
  void aPlainSchemaIsFine() {
    String schema =
        "{\"type\":\"object\",\"properties\":{\"anyOf\":{\"type\":\"string\",\"format\":\"email\"},"
            + "\"format\":{\"anyOf\":[]}},\"title\":\"a \\\" \\\\\"}";

    assertThat(warnings(schema, "short")).isEmpty();
  }

  @Test
  void combinatorsAtTheRootAreWarnedOf() {
    List<Problem> warnings = warnings("{\"type\":\"object\",\"oneOf\":[],\"allOf\":[]}", "short");

    assertThat(warnings)
        .containsExactly(
            Problem.at(
                "/connector/tools/0/input_schema",
                Rule.PROVIDER_SCHEMA_ROOT,
                "Some model providers refuse a tool whose input schema has at its root: allOf,"
                    + " oneOf."));
  }

  @Test
  void formatsThatFewKnowAreWarnedOf() {
    assertThat(
            warnings(
                "{\"type\":\"object\",\"properties\":{\"a\":{\"format\":\"idn-email\"}}}", "short"))
        .extracting(Problem::rule)
        .containsExactly(Rule.PROVIDER_FORMAT);
  }

  @Test
  void headersThatClientsRefuseAreWarnedOf() {
    assertThat(headers("\"a\":{\"type\":\"number\",\"x-mcp-header\":\"A\"}"))
        .containsExactly(
            Problem.at(
                "/connector/tools/0/input_schema",
                Rule.PROVIDER_HEADER,
                "Clients of MCP 2026-07-28 drop this tool: x-mcp-header \"A\" stands on something"
                    + " else than a string, integer or boolean."));
    assertThat(headers("\"a\":{\"type\":[\"string\",\"null\"],\"x-mcp-header\":\"A\"}")).hasSize(1);
    assertThat(headers("\"a\":{\"type\":\"string\",\"x-mcp-header\":\"A B\"}")).hasSize(1);
    assertThat(headers("\"a\":{\"type\":\"string\",\"x-mcp-header\":\"\"}")).hasSize(1);
    assertThat(headers("\"a\":{\"type\":\"string\",\"x-mcp-header\":7}")).hasSize(1);
    assertThat(
            headers(
                "\"a\":{\"type\":\"string\",\"x-mcp-header\":\"A\"},"
                    + "\"b\":{\"x-mcp-header\":\"a\",\"type\":\"string\"}"))
        .hasSize(1);
    assertThat(
            headers(
                "\"a\":{\"type\":\"array\",\"items\":{\"type\":\"string\",\"x-mcp-header\":\"A\"}},"
                    + "\"b\":{\"anyOf\":[{\"type\":\"string\",\"x-mcp-header\":\"B\"}]}"))
        .hasSize(2);
  }

  @Test
  void validHeaderAnnotationsAreFine() {
    assertThat(
            headers(
                "\"a\":{\"x-mcp-header\":\"A\",\"type\":\"string\",\"default\":\"}\\\"]\"},"
                    + "\"b\":{\"type\":\"object\",\"properties\":{"
                    + "\"c\":{\"type\":\"integer\",\"minimum\":-1.5e3,\"x-mcp-header\":\"B\"}}},"
                    + "\"x-mcp-header\":{\"type\":\"boolean\",\"x-mcp-header\":\"C\"},"
                    + "\"d\":{\"enum\":[{\"x-mcp-header\":7},[],{}]}"))
        .extracting(Problem::rule)
        .containsExactly(Rule.PROVIDER_ENUM);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      value = {
        "{\"a b\":{}}                                 | PROVIDER_PROPERTY | /properties/a b",
        "{\"o\":{\"properties\":{\"ä\":{}}}}          | PROVIDER_PROPERTY | /properties/o/properties/ä",
        "{\"a\":{\"type\":\"array\"}}                 | PROVIDER_ITEMS    | /properties/a",
        "{\"a\":{\"anyOf\":[{\"type\":\"array\"}]}}   | PROVIDER_ITEMS    | /properties/a/anyOf/0",
        "{\"a\":{\"enum\":[1,2]}}                     | PROVIDER_ENUM     | /properties/a/enum",
        "{\"a\":{\"nullable\":true}}                  | SCHEMA_NULLABLE   | /properties/a/nullable",
        "{\"a\":{\"pattern\":\"^\\\\p{L}+$\"}}          | PROVIDER_PATTERN  | /properties/a/pattern",
        "{\"a\":{\"pattern\":\"^(?!x)\"}}             | PROVIDER_PATTERN  | /properties/a/pattern",
        "{\"a\":{\"pattern\":\"\\\\p{Script=Nothing}\"}} | SCHEMA_UNCHECKED  | /properties/a/pattern",
      })
  void partsThatProvidersRefuseAreWarnedOf(String properties, Rule rule, String place) {
    assertThat(warnings("{\"type\":\"object\",\"properties\":" + properties + "}", "short"))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.rule()).isEqualTo(rule);
              assertThat(warning.place().pointer())
                  .isEqualTo("/connector/tools/0/input_schema" + place);
              assertThat(warning.suggestion()).isPresent();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":{\"type\":\"array\",\"items\":{}},\"b\":{\"enum\":[\"x\"]}}",
        "{\"a\":{\"pattern\":\"^[a-z]+$\"},\"b\":{\"default\":{\"nullable\":true}}}",
      })
  void ordinarySchemasAreFine(String properties) {
    assertThat(warnings("{\"type\":\"object\",\"properties\":" + properties + "}", "short"))
        .isEmpty();
  }

  private static List<Problem> headers(String properties) {
    return warnings("{\"type\":\"object\",\"properties\":{" + properties + "}}", "short");
  }

  @Test
  void aHugeDescriptionIsWarnedOf() {
    assertThat(warnings("{\"type\":\"object\"}", "x".repeat(1025)))
        .extracting(Problem::rule)
        .containsExactly(Rule.PROVIDER_DESCRIPTION);
  }

  @Test
  void longToolListIsWarnedOf() {
    String schema = "{\"type\":\"object\",\"title\":\"" + "x".repeat(40_100) + "\"}";

    assertThat(warnings(schema, "short"))
        .extracting(Problem::rule)
        .containsExactly(Rule.PROVIDER_TOKENS);
  }

  private static List<Problem> warnings(String schema, String description) {
    ConnectorTool plain =
        ConnectorTool.of(new ToolName("get"), new JsonText(schema), Endpoint.parse("math.add"));
    ConnectorTool tool =
        new ConnectorTool(
            plain.name(),
            plain.title(),
            Optional.of(description),
            plain.inputSchema(),
            plain.outputSchema(),
            plain.endpoint(),
            plain.auth(),
            plain.request(),
            plain.response(),
            plain.errors(),
            plain.annotations(),
            plain.requiresClientCapabilities(),
            plain.labels());
    return ManifestWarnings.of(
        ConnectorManifest.of(new ConnectorName("crm"), new SemVer("1.0.0"), List.of(tool)));
  }
}
