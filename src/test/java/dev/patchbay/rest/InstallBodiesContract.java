package dev.patchbay.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Contract of the bodies of installs, and of their refusals. */
interface InstallBodiesContract extends RestContract {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/yaml",
        "application/x-yaml",
        "text/yaml",
        "application/yaml; charset=utf-8",
        "Application/YAML"
      })
  default void yamlIsTakenUnderItsNames(String type) {
    byte[] yaml = Descriptors.yaml("crm", "1.0.0", "a").getBytes(StandardCharsets.UTF_8);

    rest().post(FROM_MANIFEST, type, yaml).expect(201);
    rest().post(VALIDATE, type, yaml).expect(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/xml",
        "multipart/form-data; boundary=x",
        "application/merge-patch+json"
      })
  default void otherMediaTypesAre415(String type) {
    byte[] body = Descriptors.yaml("crm", "1.0.0", "a").getBytes(StandardCharsets.UTF_8);

    for (String path : List.of(FROM_MANIFEST, FROM_FILE, VALIDATE)) {
      rest().post(path, type, body).expectProblem(415, "HTTP_415");
    }
    rest().post(FROM_FILE, "application/yaml", body).expectProblem(415, "HTTP_415");
  }

  @Test
  default void yamlBodyTakesEnabledFromTheQuery() {
    String yaml = Descriptors.yaml("crm", "1.0.0", "a");

    rest().postYaml(FROM_MANIFEST + "?enabled=false", yaml).expect(201);

    assertThat(rest().get(CONNECTORS + "/crm").at("/enabled").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "install-from-manifest, enable",
    "install-from-manifest, file_path",
    "install-from-manifest, connector",
    "install-from-file, manifest",
    "install-from-file, filePath",
    "validate, replaces"
  })
  default void unknownFieldIsRefusedByName(String route, String field) {
    String body = "{\n  \"%s\": true\n}".formatted(field);

    Answer refused =
        rest().postJson(CONNECTORS + "/" + route, body).expectProblem(422, "VALIDATION_ERROR");

    JsonNode problem = refused.at("/errors/0");
    assertThat(problem.path("rule").asString()).isEqualTo("PB-FIELD");
    assertThat(problem.path("detail").asString()).contains("'" + field + "'");
    assertThat(problem.path("pointer").asString()).isEqualTo("/" + field);
    assertThat(problem.path("line").asInt()).isEqualTo(2);
    assertThat(problem.path("suggestion").asString()).contains("replace");
  }

  @Test
  default void allProblemsOfABodyAreReportedAtOnce() {
    String body =
        "{\"file_path\": 5, \"enabled\": \"yes\", \"config\": {\"a b\": 1, \"c\": {}}, \"replace\":"
            + " 1, \"x\": 1}";

    Answer refused = rest().postJson(FROM_FILE, body).expectProblem(422, "VALIDATION_ERROR");

    assertThat(refused.all("/errors", "/pointer"))
        .contains("/x", "/file_path")
        .allMatch(pointer -> pointer.startsWith("/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"enabled\": \"yes\"}",
        "{\"enabled\": 1}",
        "{\"replace\": \"false\"}",
        "{\"config\": []}",
        "{\"config\": \"x\"}",
        "{\"config\": {\"a\": []}}",
        "{\"config\": {\"a\": {\"set\": true}}}",
        "{\"config\": {\"a\": {}}}",
        "{\"config\": {\"a b\": \"x\"}}",
        "{\"config\": {\"\": \"x\"}}",
        "{\"config\": {\"a\": \"1\", \"a\": \"2\"}}",
        "{\"enabled\": true, \"enabled\": true}"
      })
  default void wrongFieldIsRefused(String fields) {
    files().write("crm.yaml", Descriptors.yaml("crm", "1.0.0", "a"));
    String body = "{\"file_path\": \"crm.yaml\", " + fields.substring(1);

    Answer refused = rest().postJson(FROM_FILE, body).expectProblem(422, "VALIDATION_ERROR");

    assertThat(refused.at("/errors").isEmpty()).isFalse();
    rest().get(PROJECT).expectProblem(404, "PROJECT_NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "null", "5", "{\"manifest\": null}"})
  default void descriptorOfAnInstallIsRequired(String body) {
    rest().postJson(FROM_MANIFEST, body).expectProblem(422, "VALIDATION_ERROR");
    if (!body.contains("manifest")) {
      rest().postJson(FROM_FILE, body).expectProblem(422, "VALIDATION_ERROR");
    }
    rest().postJson(VALIDATE, body).expectProblem(422, "VALIDATION_ERROR");
  }

  @Test
  default void requestWithoutContentIsInvalid() {
    for (String path : List.of(FROM_MANIFEST, FROM_FILE, VALIDATE)) {
      rest().post(path).expectProblem(422, "VALIDATION_ERROR");
    }
    String both =
        Descriptors.manifest(Descriptors.yaml("crm", "1.0.0", "a"), "\"file_path\": \"crm.yaml\"");
    rest().postJson(VALIDATE, both).expectProblem(422, "VALIDATION_ERROR");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"manifest\": {           | 1",
        "{\"manifest\": {}}}        | 1",
        "{'manifest': {}}           | 1",
        "{\"manifest\": {}} x       | 1",
        "{#  \"manifest\": {},#}    | 3",
        "nonsense                   | 1",
        "{\"manifest\": 01}         | 1"
      })
  default void textThatIsNoJsonIs400WithItsPlace(String body, int line) {
    for (String path : List.of(FROM_MANIFEST, VALIDATE)) {
      Answer refused =
          rest().postJson(path, body.replace('#', '\n')).expectProblem(400, "JSON_ERROR");

      assertThat(refused.at("/errors/0/rule").asString()).isEqualTo("PB-JSON-SYNTAX");
      assertThat(refused.at("/errors/0/line").asInt()).isEqualTo(line);
      assertThat(refused.at("/errors/0/column").isInt()).isTrue();
    }
  }

  @Test
  default void textThatIsNotYamlIs400WithItsPlace() {
    String yaml = "connector:\n  name: crm\n  version: [";
    files().write("crm.yaml", yaml);

    for (Answer refused :
        List.of(
            rest().postYaml(FROM_MANIFEST, yaml),
            rest().postYaml(VALIDATE, yaml),
            installFile("crm.yaml"))) {
      refused.expectProblem(400, "YAML_ERROR");
      assertThat(refused.at("/errors/0/rule").asString()).isEqualTo("PB-YAML-SYNTAX");
      assertThat(refused.at("/errors/0/line").asInt()).isBetween(3, 4);
      assertThat(refused.at("/errors/0/column").isInt()).isTrue();
    }
  }

  @Test
  default void linesAreThoseOfTheBodyOrTheFile() {
    String yaml = Descriptors.yaml("crm", "1.0.0", "a").replace("1.0.0", "one");
    String json = "{\n\n\"manifest\": " + Descriptors.tree(yaml) + "}";
    files().write("crm.yaml", yaml);

    Answer inYaml = rest().postYaml(FROM_MANIFEST, yaml).expectProblem(422, "VALIDATION_ERROR");
    Answer inJson = rest().postJson(FROM_MANIFEST, json).expectProblem(422, "VALIDATION_ERROR");
    Answer inFile = installFile("crm.yaml").expectProblem(422, "VALIDATION_ERROR");

    assertThat(inYaml.at("/errors/0/line").asInt()).isEqualTo(3);
    assertThat(inJson.at("/errors/0/line").asInt()).isEqualTo(3);
    assertThat(inFile.at("/errors/0/line").asInt()).isEqualTo(3);
    assertThat(inFile.at("/errors/0/file").asString()).isEqualTo("crm.yaml");
    assertThat(inYaml.at("/errors/0/file").isNull()).isTrue();
    assertThat(List.of(inYaml, inJson, inFile))
        .allMatch(
            refused -> refused.at("/errors/0/pointer").asString().equals("/connector/version"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "connector: &a {name: crm}               | PB-ANCHOR",
        "connector: *a                           | PB-ALIAS",
        "connector: !!map {name: crm}            | PB-TAG",
        "{connector: {name: crm}, connector: {}} | PB-DUPLICATE-KEY"
      })
  default void yamlFeaturesOutsideOfDescriptorsAre422(String yaml, String rule) {
    Answer refused = rest().postYaml(FROM_MANIFEST, yaml).expectProblem(422, "VALIDATION_ERROR");

    assertThat(refused.all("/errors", "/rule")).contains(rule);
  }

  @Test
  default void duplicateKeyOfAManifestIs422() {
    Answer refused =
        rest()
            .postJson(FROM_MANIFEST, "{\"manifest\": {\"connector\": {}, \"connector\": {}}}")
            .expectProblem(422, "VALIDATION_ERROR");

    assertThat(refused.all("/errors", "/rule")).contains("PB-DUPLICATE-KEY");
  }

  @Test
  default void tooLargeIs413FromEverySource() {
    String yaml = Descriptors.yaml("crm", "1.0.0", "a");
    String overTheDescriptorsCap = yaml + "#" + "x".repeat(256 * 1024);
    byte[] overTheBodysCap = (yaml + "#" + "x".repeat(320 * 1024)).getBytes(StandardCharsets.UTF_8);
    files().write("large.yaml", overTheDescriptorsCap);
    RestClient yamlClient = rest().with("Content-Type", "application/yaml");
    long before = rest().get("/v1/stats").at("/total_projects").asLong();

    installFile("large.yaml").expectProblem(413, "TOO_LARGE");
    for (String path : List.of(FROM_MANIFEST, VALIDATE)) {
      rest().postYaml(path, overTheDescriptorsCap).expectProblem(413, "TOO_LARGE");
      yamlClient
          .send("POST", path, BodyPublishers.ofByteArray(overTheBodysCap))
          .expectProblem(413, "TOO_LARGE");
      yamlClient
          .send(
              "POST",
              path,
              BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(overTheBodysCap)))
          .expectProblem(413, "TOO_LARGE");
    }
    rest()
        .postJson(FROM_FILE, " ".repeat(320 * 1024) + "{\"file_path\": \"large.yaml\"}")
        .expectProblem(413, "TOO_LARGE");

    assertThat(rest().get("/v1/stats").at("/total_projects").asLong()).isEqualTo(before);
  }

  @Test
  default void chunkedBodyBelowTheCapIsAccepted() {
    byte[] yaml = Descriptors.yaml("crm", "1.0.0", "a").getBytes(StandardCharsets.UTF_8);

    rest()
        .with("Content-Type", "application/yaml")
        .send(
            "POST",
            FROM_MANIFEST,
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(yaml)))
        .expect(201);
  }
}
