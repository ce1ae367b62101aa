package dev.patchbay.upstream.arguments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.JsonText;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.model.manifest.Endpoint;
import dev.patchbay.model.manifest.ErrorMessages;
import dev.patchbay.model.manifest.Labels;
import dev.patchbay.model.manifest.RequestMapping;
import dev.patchbay.model.manifest.ResponseMapping;
import dev.patchbay.model.manifest.ToolAnnotations;
import dev.patchbay.upstream.CallMemory;
import dev.patchbay.upstream.WorkBudget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentReaderTest {
  private static final String SCHEMA =
      """
      {"type": "object", "required": ["must"], "properties": {
        "must": {"type": ["string", "integer"]}, "text": {"type": "string"},
        "n": {"type": "integer"}, "d": {"type": "number"}, "b": {"type": "boolean"},
        "maybe": {"type": ["integer", "null"]}, "kind": {"enum": [1, 2, null]},
        "list": {"type": "array", "items": {"type": "integer"}},
        "o": {"type": "object", "properties": {"x": {"type": "boolean"}, "y": {"type": "integer"}}},
        "either": {"anyOf": [{"type": "integer"}, {"type": "boolean"}]},
        "free": {}, "ref": {"$ref": "#/$defs/count"}, "old": {"type": "integer", "nullable": true}},
       "$defs": {"count": {"type": "integer"}}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      value = {
        // null for an optional that takes none
        "{\"n\":null}                | {}",
        "{\"ref\":null}              | {}",
        "{\"o\":{\"x\":null}}        | {\"o\":{}}",
        "{\"maybe\":null}            | {\"maybe\":null}",
        "{\"kind\":null}             | {\"kind\":null}",
        "{\"old\":null}              | {\"old\":null}",
        "{\"free\":null}             | {\"free\":null}",
        "{\"must\":null}             | {\"must\":null}",
        // JSON as text
        "{\"n\":\"5\"}               | {\"n\":5}",
        "{\"n\":\"5.0\"}             | {\"n\":5.0}",
        "{\"n\":\"5.5\"}             | {\"n\":\"5.5\"}",
        "{\"d\":\"1e3\"}             | {\"d\":1e3}",
        "{\"b\":\"true\"}            | {\"b\":true}",
        "{\"b\":\"TRUE\"}            | {\"b\":\"TRUE\"}",
        "{\"b\":\"1\"}               | {\"b\":\"1\"}",
        "{\"list\":\"[1,2]\"}        | {\"list\":[1,2]}",
        "{\"list\":[\"1\",2]}        | {\"list\":[1,2]}",
        "{\"list\":\"1,2\"}          | {\"list\":\"1,2\"}",
        "{\"o\":\"{\\\"y\\\":\\\"7\\\"}\"} | {\"o\":{\"y\":7}}",
        "{\"either\":\"false\"}      | {\"either\":false}",
        "{\"text\":\"5\"}            | {\"text\":\"5\"}",
        "{\"must\":\"5\"}            | {\"must\":\"5\"}",
        "{\"free\":\"5\"}            | {\"free\":\"5\"}",
        // "" for an optional that is no text
        "{\"b\":\"\"}                | {}",
        "{\"o\":{\"y\":\"\"}}        | {\"o\":{}}",
        "{\"text\":\"\"}             | {\"text\":\"\"}",
        // undeclared
        "{\"text\":\"a\",\"sessionId\":1} | {\"text\":\"a\"}",
      })
  void clientsWaysAreReadAsTheSchemaMeans(String given, String read) {
    assertThat(read(SCHEMA, given, false).arguments().text()).isEqualTo(read.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      value = {
        "{\"type\":\"object\",\"additionalProperties\":true}                       | {\"a\":1}",
        "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"integer\"}}       | {\"a\":1}",
        "{\"type\":\"object\",\"additionalProperties\":false}                      | {}",
        "{\"type\":\"object\"}                                                   | {}",
        "{\"type\":\"object\",\"patternProperties\":{\"^a\":{}}}                  | {\"a\":1}",
        "{\"type\":\"object\",\"allOf\":[{\"properties\":{\"a\":{}}}]}             | {\"a\":1}",
        "{\"type\":\"object\",\"oneOf\":[{\"properties\":{\"a\":{}}},{}]}          | {\"a\":1}",
        "{\"type\":\"object\",\"if\":{},\"then\":{\"properties\":{\"a\":{}}}}      | {\"a\":1}",
        "{\"$ref\":\"#/$defs/all\",\"$defs\":{\"all\":{\"properties\":{\"a\":{}}}}} | {\"a\":1}",
      })
  void onlyDeclaredNamesAreSent(String schema, String read) {
    assertThat(read(schema, "{\"a\":1}", false).arguments().text()).isEqualTo(read.strip());
  }

  @Test
  void droppedNamesAndChangesAreCounted() {
    PreparedArguments read = read(SCHEMA, "{\"n\":\"5\",\"b\":\"\",\"d\":null,\"x\":1}", false);

    assertThat(read.dropped()).containsExactly("x");
    assertThat(read.coerced())
        .isEqualTo(
            Map.of(Coercion.TEXT, 1, Coercion.EMPTY, 1, Coercion.NULL, 1, Coercion.UNDECLARED, 1));
  }

  @Test
  void defaultsAreFilledIn() {
    String schema =
        "{\"type\":\"object\",\"properties\":{\"step\":{\"default\":\"1m\"},\"o\":{\"type\":\"object\","
            + "\"properties\":{\"n\":{\"default\":3}}}}}";

    assertThat(read(schema, "{\"o\":{}}", false).arguments().text())
        .isEqualTo("{\"o\":{\"n\":3},\"step\":\"1m\"}");
    assertThat(read(schema, "{\"step\":\"2m\"}", false).arguments().text())
        .isEqualTo("{\"step\":\"2m\"}");
  }

  @Test
  void strictChangesNoValueAndKeepsForbiddenNamesForTheCheck() {
    String closed =
        "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\",\"default\":1}},"
            + "\"additionalProperties\":false}";

    assertThat(read(closed, "{\"n\":\"5\",\"x\":1}", true).arguments().text())
        .isEqualTo("{\"n\":\"5\",\"x\":1}");
    assertThat(read(SCHEMA, "{\"n\":null,\"x\":1}", true).arguments().text())
        .isEqualTo("{\"n\":null}");
  }

  @Test
  void aSchemaThatRefersToItselfEnds() {
    String schema =
        "{\"type\":\"object\",\"properties\":{\"child\":{\"$ref\":\"#\"},\"n\":{\"type\":\"integer\"}}}";

    assertThat(read(schema, "{\"child\":{\"child\":{\"n\":\"1\"}}}", false).arguments().text())
        .isEqualTo("{\"child\":{\"child\":{\"n\":1}}}");
  }

  @Test
  void namesThatTheRequestUsesAreDeclaredByIt() {
    assertThat(read("{\"type\":\"object\"}", "{\"id\":1}", false, "GET https://a.test/{id}"))
        .extracting(read -> read.arguments().text())
        .isEqualTo("{\"id\":1}");
  }

  private static PreparedArguments read(String schema, String given, boolean strict) {
    return read(schema, given, strict, "POST https://a.test/");
  }

  private static PreparedArguments read(
      String schema, String given, boolean strict, String endpoint) {
    return new ArgumentReader(strict)
        .read(
            tool(schema, endpoint),
            new JsonText(given),
            WorkBudget.unlimited(),
            CallMemory.UNLIMITED);
  }

  private static ConnectorTool tool(String schema, String endpoint) {
    return new ConnectorTool(
        new ToolName("t"),
        Optional.empty(),
        Optional.empty(),
        new JsonText(schema),
        Optional.empty(),
        Endpoint.parse(endpoint),
        Optional.empty(),
        RequestMapping.DEFAULT,
        ResponseMapping.DEFAULT,
        ErrorMessages.NONE,
        ToolAnnotations.NONE,
        List.of(),
        Labels.NONE);
  }
}
