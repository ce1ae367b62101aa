package dev.patchbay.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends the bad descriptors of the corpus in every possible way: each is refused with every
 * expected problem, and nothing changes.
 */
interface HostileInputContract extends RestContract {
  Path CORPUS = Path.of("src", "test", "resources", "descriptors", "bad");

  /** Rules for the text of YAML, which JSON made from its tree cannot break. */
  Set<String> OF_THE_TEXT =
      Set.of(
          "PB-ALIAS",
          "PB-ANCHOR",
          "PB-DEPTH",
          "PB-DUPLICATE-KEY",
          "PB-EMPTY",
          "PB-ENCODING",
          "PB-KEY",
          "PB-MULTIPLE-DOCUMENTS",
          "PB-NODES",
          "PB-NUMBER",
          "PB-SIZE",
          "PB-TAG",
          "PB-YAML-SYNTAX");

  static Stream<Path> badDescriptors() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      return files
          .filter(file -> !file.toString().endsWith(".expected"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.patchbay.rest.HostileInputContract#badDescriptors")
  default void badDescriptorIsRefusedHoweverItComesAndChangesNothing(Path bad) throws IOException {
    byte[] bytes = Files.readAllBytes(bad);
    List<String> expected = Files.readAllLines(Path.of(bad + ".expected"));
    String file = bad.getFileName().toString();
    files().write(file, bytes);
    install(Descriptors.yaml("safe", "1.0.0", "a"));
    String before = rest().get(CONNECTORS).etag();

    refusedWith(expected, rest().post(FROM_FILE + "?file_path=" + file));
    validatedWith(expected, rest().post(VALIDATE + "?file_path=" + file));
    if (file.endsWith(".yaml")) {
      refusedWith(expected, rest().post(FROM_MANIFEST, "application/yaml", bytes));
      validatedWith(expected, rest().post(VALIDATE, "application/yaml", bytes));
      asManifest(expected, bytes);
    } else {
      byte[] body = member(bytes);
      rest()
          .post(FROM_MANIFEST, "application/json", body)
          .expectProblem(status(expected), expected.get(0));
    }

    assertThat(rest().get(CONNECTORS).etag()).isEqualTo(before);
    assertThat(rest().get("/v1/projects").all("/projects", "/project_id")).containsExactly("p");
  }

  private static int status(List<String> expected) {
    return switch (expected.get(0)) {
      case "TOO_LARGE" -> 413;
      case "VALIDATION_ERROR" -> 422;
      default -> 400;
    };
  }

  private static void refusedWith(List<String> expected, Answer answer) {
    answer.expectProblem(status(expected), expected.get(0));
    assertThat(problems(answer)).as(answer::toString).isEqualTo(places(expected));
  }

  private static void validatedWith(List<String> expected, Answer answer) {
    if (!expected.get(0).equals("VALIDATION_ERROR")) {
      refusedWith(expected, answer);
      return;
    }
    answer.expect(200);
    assertThat(answer.at("/valid").asBoolean(true)).isFalse();
    assertThat(problems(answer)).as(answer::toString).isEqualTo(places(expected));
  }

  /** Each as {@code RULE line:column}. */
  private static List<String> problems(Answer answer) {
    return answer.at("/errors").valueStream().map(HostileInputContract::problem).toList();
  }

  private static String problem(JsonNode error) {
    return error.path("rule").asString()
        + " "
        + error.path("line").asInt(0)
        + ":"
        + error.path("column").asInt(0);
  }

  private static List<String> places(List<String> expected) {
    return expected.stream()
        .skip(1)
        .map(line -> line.replaceFirst("^(\\S+ \\S+) .*", "$1"))
        .toList();
  }

  private static byte[] member(byte[] json) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write("{\"manifest\": ".getBytes(StandardCharsets.UTF_8));
    body.write(json);
    body.write('}');
    return body.toByteArray();
  }

  /** The same tree as JSON, unless only the text is invalid. */
  private void asManifest(List<String> expected, byte[] yaml) {
    List<String> rules =
        expected.stream().skip(1).map(line -> line.replaceFirst(" .*", "")).sorted().toList();
    if (rules.stream().anyMatch(OF_THE_TEXT::contains)) {
      return;
    }
    Answer refused = rest().postJson(FROM_MANIFEST, "{\"manifest\": " + json(yaml) + "}");

    refused.expectProblem(422, "VALIDATION_ERROR");
    assertThat(refused.all("/errors", "/rule").stream().sorted().toList())
        .as(refused::toString)
        .isEqualTo(rules);
  }

  /** By YAML 1.2, with every non-ASCII character escaped. */
  private static String json(byte[] yaml) {
    Object tree =
        new Load(LoadSettings.builder().setSchema(new CoreSchema()).build())
            .loadFromString(new String(yaml, StandardCharsets.UTF_8));
    return JsonMapper.builder()
        .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
        .build()
        .writeValueAsString(tree);
  }
}
