package dev.patchbay.upstream.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.descriptor.YamlDescriptorReader;
import dev.patchbay.model.JsonString;
import dev.patchbay.model.JsonText;
import dev.patchbay.registry.source.DescriptorText;
import dev.patchbay.upstream.WorkBudget;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaViolationsTest {
  private static final String TOO_MUCH =
      "it nests too deep for a schema that refers to itself, and takes too long to check";

  /** Three references at each level: 3^n schemas validate the value at level n. */
  private static final JsonText THREE_WAYS =
      accepted(
          """
          {type: object, properties: {n: {$ref: '#/$defs/t'}}, $defs: {t: {type: object, allOf: [
            {properties: {n: {$ref: '#/$defs/t'}}},
            {properties: {n: {$ref: '#/$defs/t'}}},
            {properties: {n: {$ref: '#/$defs/t'}}}]}}}
          """);

  /** One path down, with many schemas on it. */
  private static final JsonText LONG_WAY =
      accepted(
          "{type: object, properties: {n: {$ref: '#/$defs/s0'}}, $defs: {"
              + IntStream.range(0, 100)
                  .mapToObj(i -> "s" + i + ": {$ref: '#/$defs/s" + (i + 1) + "'}, ")
                  .collect(Collectors.joining())
              + "s100: {type: object, properties: {n: {$ref: '#/$defs/s0'}}}}}");

  private final SchemaViolations violations = new SchemaViolations();

  /** The schema after a successful check at install. */
  private static JsonText accepted(String schema) {
    String yaml =
        """
        connector:
          name: c
          version: 1.0.0
          tools:
            - name: t
              endpoint: math.add
              input_schema: %s
        """
            .formatted(schema.replace("\n", " "));
    DescriptorText text =
        DescriptorText.ofBody(yaml.getBytes(StandardCharsets.UTF_8), DescriptorText.Format.YAML);
    return new YamlDescriptorReader(Set::of)
        .read(text)
        .orThrow()
        .manifest()
        .tools()
        .get(0)
        .inputSchema();
  }

  private static JsonText nested(int depth, String innermost) {
    return new JsonText("{\"n\":".repeat(depth) + innermost + "}".repeat(depth));
  }

  private List<String> wrong(JsonText schema, JsonText value) {
    return violations.of(schema, value, WorkBudget.unlimited());
  }

  @Test
  void fewLevelsAreValidated() {
    assertThat(wrong(THREE_WAYS, nested(8, "{}"))).isEmpty();
    assertThat(wrong(THREE_WAYS, nested(3, "1"))).isNotEmpty().doesNotContain(TOO_MUCH);
    assertThat(wrong(LONG_WAY, nested(8, "{}"))).isEmpty();
  }

  /** With backtracking, each of these would practically never end. */
  @ParameterizedTest
  @CsvSource({"'(.*,){11}P', '1,'", "'^(.*?,){25}$', '1,'", "'(a+)+$', a", "'(a|a)*b', a"})
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD, unit = TimeUnit.SECONDS)
  void backtrackingPatternsRunInLinearTime(String pattern, String part) {
    JsonText schema =
        accepted("{type: object, properties: {a: {type: string, pattern: '" + pattern + "'}}}");

    assertThat(wrong(schema, new JsonText("{\"a\":\"" + part.repeat(20_000) + "!\"}"))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'^(?!admin)', user, admin",
    "'^(?=.*[0-9]).{3,}$', abc1, abcd",
    "'^[\\u4e00-\\u9fa5]+$', 中文, abc",
    "'(.)\\1', aa, ab",
    "'^(?<!x)y$', y, n",
    "'^\\u{1F600}$', 😀, x",
    "'^\\uD83D\\uDE00$', 😀, x",
    "'^a$', a, 'a\n'",
    "'^(?!x)[^]$', y, yy",
  })
  void patternsOfEcmaAreChecked(String pattern, String good, String bad) {
    JsonText schema =
        accepted("{type: object, properties: {a: {type: string, pattern: '" + pattern + "'}}}");

    assertThat(wrong(schema, text(good))).isEmpty();
    assertThat(wrong(schema, text(bad))).hasSize(1);
  }

  /** The engine reads a text of a thousand characters at most, and at most a million times. */
  @ParameterizedTest
  @ValueSource(ints = {100, 999})
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD, unit = TimeUnit.SECONDS)
  void backtrackingIsBounded(int length) {
    JsonText schema =
        accepted("{type: object, properties: {a: {type: string, pattern: '^(?!x)(a|a)*b\\Z'}}}");

    assertThat(wrong(schema, text("a".repeat(length)))).hasSize(1);
  }

  @Test
  void aPatternThatNoEngineReadsIsNotChecked() {
    JsonText schema =
        accepted("{type: object, properties: {a: {type: string, pattern: '\\p{Script=Nothing}'}}}");

    assertThat(wrong(schema, text("x"))).isEmpty();
  }

  @Test
  void nullableTakesNullAsOpenApiMeansIt() {
    JsonText schema =
        accepted(
            "{type: object, properties: {a: {type: string, nullable: true, enum: [x]},"
                + " o: {type: object, nullable: false}}}");

    assertThat(wrong(schema, new JsonText("{\"a\":null}"))).isEmpty();
    assertThat(wrong(schema, new JsonText("{\"o\":null}"))).hasSize(1);
  }

  private static JsonText text(String value) {
    return new JsonText("{\"a\":" + JsonString.quote(value) + "}");
  }

  @Test
  void untrustedNamesCannotBeginALine() {
    JsonText schema = accepted("{type: object, additionalProperties: false}");
    String name = "a\\nFORGED\\r\\u2028x\\u0085\\u001b[1G\\u202e";

    List<String> sentences = wrong(schema, new JsonText("{\"" + name + "\":1}"));

    assertThat(sentences).singleElement().asString().contains("a FORGED x");
    assertThat(sentences.get(0)).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\\x{85}\\u2028]");
  }

  /** Validating it would take 3^30 steps, which is hours. */
  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD, unit = TimeUnit.SECONDS)
  void multiplyingWorkIsCutOff() {
    assertThat(wrong(THREE_WAYS, nested(30, "{}"))).isEqualTo(List.of(TOO_MUCH));
    assertThat(wrong(THREE_WAYS, nested(400, "1"))).isEqualTo(List.of(TOO_MUCH));
  }

  @Test
  void depthIsCutOffBeforeAStackOverflow() {
    assertThat(wrong(LONG_WAY, nested(400, "{}"))).isEqualTo(List.of(TOO_MUCH));
  }

  @Test
  void longFlatValueIsValidatedWhole() {
    JsonText schema =
        accepted("{type: object, properties: {l: {type: array, items: {type: integer}}}}");
    String numbers = "1,".repeat(2_000_000) + "\"x\"";

    assertThat(wrong(schema, new JsonText("{\"l\":[" + numbers + "]}")))
        .singleElement()
        .asString()
        .startsWith("/l/2000000: ");
  }

  @Test
  void deepValueInAPlainRecursionIsValidated() {
    JsonText plain =
        accepted(
            "{type: object, properties: {n: {$ref: '#/$defs/t'}}, $defs: {t: {type: object,"
                + " properties: {n: {$ref: '#/$defs/t'}}}}}");

    assertThat(wrong(plain, nested(450, "{}"))).isEmpty();
    assertThat(wrong(plain, nested(450, "1"))).hasSize(1).doesNotContain(TOO_MUCH);
  }

  /** Compiled schemas are shared by their whole text, never by the name that one gives itself. */
  @Test
  void equalIdsDoNotMixSchemas() {
    JsonText number = new JsonText("{\"$id\":\"https://example.com/s\",\"type\":\"integer\"}");
    JsonText text = new JsonText("{\"$id\":\"https://example.com/s\",\"type\":\"string\"}");
    SchemaViolations shared = new SchemaViolations();

    assertThat(shared.of(number, new JsonText("1"), WorkBudget.unlimited())).isEmpty();
    assertThat(shared.of(text, new JsonText("\"x\""), WorkBudget.unlimited())).isEmpty();
    assertThat(shared.of(number, new JsonText("\"x\""), WorkBudget.unlimited())).hasSize(1);
  }
}
