package dev.patchbay.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import dev.patchbay.registry.source.DescriptorReader;
import dev.patchbay.registry.source.DescriptorText;
import dev.patchbay.registry.source.DescriptorText.Format;
import dev.patchbay.registry.source.ParsedDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Texts made to exhaust a reader, too large to be stored. The time limit is hundreds of times what
 * each takes; what was quadratic or expanded would not end within it.
 */
@Timeout(20)
class HostileDescriptorTest {
  private static final String TAIL =
      "\"tools\":[{\"name\":\"t\",\"input_schema\":{\"type\":\"object\"},\"endpoint\":\"h\"}]}}";
  private static final String HEAD = "{\"connector\":{\"name\":\"x\",\"version\":\"1.0.0\",";

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? ", "[[],", "[{a},", "[{[x]: "})
  void deepYamlIsRefusedWithoutUsingTheStack(String opening) {
    String text =
        "connector:\n  metadata: "
            + (opening.endsWith(" ") && opening.length() == 2 ? "\n    " : "");

    ParsedDescriptor reading =
        onASmallStack(
            () -> Corpus.read(text + opening.repeat(200_000 / opening.length()), Format.YAML));

    assertThat(kind(reading)).isEqualTo(FailureKind.VALIDATION_ERROR);
    assertThat(rules(reading)).containsAnyOf(Rule.DEPTH, Rule.KEY);
  }

  @Test
  void deepJsonIsRefusedAtTheFirstTooDeepValue() {
    String text =
        HEAD + "\"metadata\":{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}," + TAIL;

    ParsedDescriptor reading = onASmallStack(() -> Corpus.read(text, Format.JSON));

    assertThat(Corpus.outcome(reading))
        .containsExactly(
            "VALIDATION_ERROR", "PB-DEPTH 1:89 /connector/metadata/a" + "/0".repeat(29));
  }

  @Test
  void deepNestingInAnotherMemberIsHarmless() {
    String deep = "[".repeat(1_000_000) + "]".repeat(1_000_000);
    String body = "{\"config\":" + deep + ",\"manifest\":" + HEAD + TAIL + "}";

    ParsedDescriptor reading = onASmallStack(() -> member(body));

    assertThat(reading).isInstanceOf(ParsedDescriptor.Valid.class);
  }

  @Test
  void capOnBytesIsExact() {
    String json = HEAD + TAIL;
    String atTheCap = json + " ".repeat(DescriptorReader.MOST_BYTES - json.length());

    assertThat(Corpus.read(atTheCap, Format.JSON)).isInstanceOf(ParsedDescriptor.Valid.class);
    assertThat(Corpus.read(atTheCap, Format.YAML)).isInstanceOf(ParsedDescriptor.Valid.class);
    assertThat(Corpus.outcome(Corpus.read(atTheCap + " ", Format.JSON)))
        .containsExactly("TOO_LARGE", "PB-SIZE 1:1");
    assertThat(Corpus.outcome(Corpus.read(atTheCap + " ", Format.YAML)))
        .containsExactly("TOO_LARGE", "PB-SIZE 1:1");
  }

  @Test
  void capCountsBytesAndNotCharacters() {
    String text =
        HEAD
            + "\"metadata\":{\"a\":\""
            + "é".repeat(DescriptorReader.MOST_BYTES / 2)
            + "\"},"
            + TAIL;

    assertThat(kind(Corpus.read(text, Format.JSON))).isEqualTo(FailureKind.TOO_LARGE);
  }

  @Test
  void capOfAMemberCountsItsOwnBytes() {
    String small = HEAD + TAIL;
    String large =
        HEAD
            + "\"metadata\":{\"a\":\""
            + "é".repeat(DescriptorReader.MOST_BYTES / 2)
            + "\"},"
            + TAIL;
    String padding = "\"config\":\"" + "x".repeat(300 * 1024) + "\"";

    assertThat(member("{" + padding + ",\"manifest\":" + small + "}"))
        .isInstanceOf(ParsedDescriptor.Valid.class);
    assertThat(Corpus.outcome(member("{\n \"manifest\": " + large + "}")))
        .containsExactly("TOO_LARGE", "PB-SIZE 2:14");
  }

  @Test
  void capOnValuesIsExact() {
    int others = 12;

    ParsedDescriptor most = Corpus.read(values(DescriptorReader.MOST_NODES - others), Format.YAML);
    ParsedDescriptor tooMany =
        Corpus.read(values(DescriptorReader.MOST_NODES - others + 1), Format.YAML);

    assertThat(most).isInstanceOf(ParsedDescriptor.Valid.class);
    assertThat(kind(tooMany)).isEqualTo(FailureKind.VALIDATION_ERROR);
    assertThat(rules(tooMany)).containsExactly(Rule.NODES);
  }

  private static String values(int count) {
    return HEAD + "\"metadata\":{\"a\":[" + repeat(count, i -> "1") + "]}," + TAIL;
  }

  @Test
  void valuesOfKeysAndRepeatedKeysCountToo() {
    String inKeys = "connector: {" + repeat(3_000, i -> "[1,2,3,4,5,6,7]: x") + "}";
    String repeated = "{\"a\":1," + repeat(3_000, i -> "\"a\":[1,2,3,4,5,6,7]") + "}";

    assertThat(rules(Corpus.read(inKeys, Format.YAML))).contains(Rule.KEY);
    assertThat(Corpus.read(inKeys, Format.YAML)).isInstanceOf(ParsedDescriptor.Invalid.class);
    assertThat(rules(Corpus.read(repeated, Format.JSON))).doesNotContain(Rule.REQUIRED);
  }

  @Test
  void jsonSyntaxErrorBeyondTheCapsIsReported() {
    String text = HEAD + "\"metadata\":{\"a\":[" + repeat(21_000, i -> "1") + "]}," + TAIL + "}";

    ParsedDescriptor reading = Corpus.read(text, Format.JSON);

    assertThat(kind(reading)).isEqualTo(FailureKind.JSON_ERROR);
    assertThat(rules(reading)).containsExactly(Rule.NODES, Rule.JSON_SYNTAX);
  }

  @Test
  void listOfProblemsHasAnEndAndStaysInOrder() {
    String text = "{\"connector\":{" + repeat(13_000, i -> "\n\"inputSch" + i + "\":1") + "}}";

    ParsedDescriptor.Invalid reading = (ParsedDescriptor.Invalid) Corpus.read(text, Format.JSON);

    assertThat(reading.problems()).hasSize(1_000);
    assertThat(reading.problems()).extracting(problem -> problem.place().line()).isSorted();
  }

  @Test
  void longKeysAboveManyProblemsDoNotMultiply() {
    String open = ("{\"" + "k".repeat(500) + "\":").repeat(28);
    String text =
        "{\"connector\":{\"metadata\":"
            + open
            + "["
            + repeat(15_000, i -> "\"\\u0000\"")
            + "]"
            + "}".repeat(30);

    ParsedDescriptor.Invalid reading = (ParsedDescriptor.Invalid) Corpus.read(text, Format.JSON);

    int characters =
        reading.problems().stream().mapToInt(problem -> problem.place().pointer().length()).sum();
    assertThat(characters).isLessThan(2 * 1024 * 1024);
  }

  @Test
  void schemaWithTooMuchFanOutIsRefused() {
    String bomb =
        "{\"type\":\"object\",\"$ref\":\"#/$defs/a0\",\"$defs\":{"
            + repeat(
                30,
                i ->
                    "\"a"
                        + i
                        + "\":{\"anyOf\":["
                        + repeat(10, j -> "{\"$ref\":\"#/$defs/a" + (i + 1) + "\"}")
                        + "]}")
            + ",\"a30\":true}}";

    assertThat(rules(Corpus.read(tool(bomb), Format.JSON))).containsExactly(Rule.SCHEMA_SIZE);
  }

  @Test
  void longChainsOfReferencesAreNoProblem() {
    String chain =
        "{\"type\":\"object\",\"$ref\":\"#/$defs/a0\",\"$defs\":{"
            + repeat(1_500, i -> "\"a" + i + "\":{\"$ref\":\"#/$defs/a" + (i + 1) + "\"}")
            + ",\"a1500\":true}}";

    ParsedDescriptor reading = onASmallStack(() -> Corpus.read(tool(chain), Format.JSON));

    assertThat(reading).isInstanceOf(ParsedDescriptor.Valid.class);
  }

  @Test
  void hugePatternsAreNotCompiled() {
    List<String> bombs =
        List.of(
            "((x{1000}){1000}){1000}",
            "(x{1000}){1000}",
            "x{0,1000}".repeat(200),
            "(?:(?:(?:x{30}){30}){30}){30}",
            "(".repeat(1_000) + ")".repeat(1_000),
            "[:".repeat(1_000),
            "([(]x{1000}){1000}",
            "(\\(x{1000}){1000}",
            "(\\Q(\\Ex{1000}){1000}");

    assertThat(bombs)
        .allSatisfy(
            bomb -> {
              String schema =
                  "{\"type\":\"object\",\"properties\":{\"a\":{\"pattern\":"
                      + dev.patchbay.model.JsonString.quote(bomb)
                      + "}}}";
              ParsedDescriptor reading =
                  onASmallStack(() -> Corpus.read(tool(schema), Format.JSON));
              assertThat(rules(reading)).containsExactly(Rule.SCHEMA_PATTERN);
            });
  }

  @Test
  void problemsNeverQuotePossibleSecrets() {
    String yaml =
        """
        connector:
          name: x
          version: 1.0.0
          auth: {type: bearer, token: 0x5ec2e7}
          tools:
            - name: a
              input_schema: {type: object}
              endpoint: https://user:5ec2e7@x.example/
              auth: {type: basic, username: "a:5ec2e7", password: 52e7.5e27}
              request: {headers: {Authorization: 152e7, X-Key: "5ec2e7\\r\\n"}}
            - name: b
              input_schema: {type: object}
              endpoint: h
              auth: {type: api_key, value: "${5ec2e7}"}
            - name: c
              input_schema: {type: object}
              endpoint: h
              auth: {type: api_key, value: "5ec2e7\\n", name: "5ec2e7 "}
        """;

    ParsedDescriptor.Invalid reading = (ParsedDescriptor.Invalid) Corpus.read(yaml, Format.YAML);

    assertThat(reading.problems()).hasSizeGreaterThanOrEqualTo(8);
    assertThat(reading.problems().toString()).doesNotContain("5ec2e7", "52e7.5e27", "152e7");
  }

  private static String tool(String inputSchema) {
    return HEAD
        + "\"tools\":[{\"name\":\"t\",\"input_schema\":"
        + inputSchema
        + ",\"endpoint\":\"h\"}]}}";
  }

  private static String repeat(int count, IntFunction<String> part) {
    return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(","));
  }

  private static ParsedDescriptor member(String body) {
    return Corpus.READER.read(
        DescriptorText.ofMember(body.getBytes(StandardCharsets.UTF_8), "manifest"));
  }

  private static FailureKind kind(ParsedDescriptor reading) {
    return ((ParsedDescriptor.Invalid) reading).kind();
  }

  private static List<Rule> rules(ParsedDescriptor reading) {
    return ((ParsedDescriptor.Invalid) reading)
        .problems().stream().map(Problem::rule).distinct().toList();
  }

  /** A quarter of what a server's thread has. */
  private static ParsedDescriptor onASmallStack(
      java.util.function.Supplier<ParsedDescriptor> read) {
    var task = new java.util.concurrent.FutureTask<>(read::get);
    new Thread(null, task, "small stack", 256 * 1024).start();
    try {
      return task.get();
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
