package dev.patchbay.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Contract of versions and rollback. */
interface VersionsContract extends RestContract {
  String VERSIONS = CONNECTORS + "/crm/versions";
  String DIFF = CONNECTORS + "/crm/diff";
  String ROLLBACK = CONNECTORS + "/crm/rollback";

  private void installTwo() {
    install(Descriptors.yaml("crm", "1.0.0", "a"));
    install(Descriptors.yaml("crm", "2.0.0", "a", "b"));
  }

  @Test
  default void everyContentIsListedNewestFirst() {
    installTwo();

    Answer answer = rest().get(VERSIONS).expect(200);

    assertThat(answer.at("/total").asInt()).isEqualTo(2);
    assertThat(answer.at("/versions"))
        .extracting(row -> row.path("version").asString())
        .containsExactly("2.0.0", "1.0.0");
    assertThat(answer.at("/versions"))
        .extracting(row -> row.path("current").asBoolean())
        .containsExactly(true, false);
    assertThat(answer.at("/versions/0/revision").asLong()).isEqualTo(revision());
    assertThat(answer.at("/versions/0/installed_by").asString()).isEqualTo("dev");
    assertThat(answer.at("/versions/0/source").asString()).isEqualTo("manifest");
  }

  @Test
  default void sameContentMakesNoVersion() {
    installTwo();
    install(Descriptors.yaml("crm", "2.0.0", "a", "b"));
    rest().post(CONNECTORS + "/crm/disable").expect(200);

    assertThat(rest().get(VERSIONS).at("/total").asInt()).isEqualTo(2);
  }

  @Test
  default void versionIsFoundByEachOfItsNames() {
    installTwo();
    JsonNode first = rest().get(VERSIONS).at("/versions/1");

    for (String name : new String[] {"version", "digest", "revision"}) {
      JsonNode shown = rest().get(VERSIONS + "/" + first.path(name).asString()).expect(200).json();

      assertThat(shown.path("version").asString()).isEqualTo("1.0.0");
      assertThat(shown.path("manifest").path("connector").path("tools")).hasSize(1);
    }
  }

  @Test
  default void versionAsYamlInstallsAgain() {
    installTwo();

    String yaml =
        rest().with("Accept", "application/yaml").get(VERSIONS + "/1.0.0").expect(200).text();

    install(yaml).expect(200);
    assertThat(rest().get(CONNECTORS + "/crm").at("/version").asString()).isEqualTo("1.0.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9.9.9", "999999999", "latest", "sha256:0", "1.0"})
  default void versionThatNeverWasIsNotFound(String version) {
    installTwo();

    rest().get(VERSIONS + "/" + version).expectProblem(404, "CONNECTOR_NOT_FOUND");
  }

  @Test
  default void rollbackRestoresTheOldContent() {
    installTwo();
    rest().post(CONNECTORS + "/crm/disable").expect(200);

    Answer answer = rest().postJson(ROLLBACK, "{\"version\": \"1.0.0\"}").expect(200);

    assertThat(answer.at("/connector/version").asString()).isEqualTo("1.0.0");
    assertThat(answer.at("/connector/enabled").asBoolean()).isFalse();
    assertThat(answer.at("/changes/tools_removed").toString()).isEqualTo("[\"b\"]");
    assertThat(rest().get(VERSIONS).at("/versions/0/source").asString()).startsWith("rollback:");
    assertThat(rest().get(VERSIONS).at("/total").asInt()).isEqualTo(3);
  }

  @Test
  default void rollbackSurvivesACheckAndShowsDrift() {
    files().write("crm.yaml", Descriptors.yaml("crm", "1.0.0", "a"));
    installFile("crm.yaml").expect(201);
    files().write("crm.yaml", Descriptors.yaml("crm", "2.0.0", "a", "b"));
    rest().post(PROJECT + "/hot-reload").expect(200);

    rest().postJson(ROLLBACK, "{\"version\": \"1.0.0\"}").expect(200);
    rest().post(PROJECT + "/hot-reload").expect(200);

    JsonNode row = rest().get(CONNECTORS + "/crm").json();
    assertThat(row.path("version").asString()).isEqualTo("1.0.0");
    assertThat(row.path("drifted").asBoolean()).isTrue();
    installFile("crm.yaml").expect(200);
    assertThat(rest().get(CONNECTORS + "/crm").at("/drifted").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"version\": 1}",
        "{\"version\": \"\"}",
        "{\"version\": \"latest\"}",
        "{\"version\": \"1.0.0\", \"force\": true}"
      })
  default void rollbackSaysWhichVersionItWants(String body) {
    installTwo();
    long before = revision();

    rest().postJson(ROLLBACK, body).expectProblem(422, "VALIDATION_ERROR");

    assertThat(revision()).isEqualTo(before);
  }

  @Test
  default void rollbackToAnUnknownVersionIsNotFound() {
    installTwo();

    rest().postJson(ROLLBACK, "{\"version\": \"9.9.9\"}").expectProblem(404, "CONNECTOR_NOT_FOUND");
  }

  @Test
  default void rollbackIntoATakenNameIsAConflict() {
    install(
        Descriptors.yaml("crm", "1.0.0", "a").replace("  tools:", "  tool_prefix: \"\"\n  tools:"));
    install(Descriptors.yaml("crm", "2.0.0", "b"));
    install(
        Descriptors.yaml("wiki", "1.0.0", "a")
            .replace("  tools:", "  tool_prefix: \"\"\n  tools:"));

    rest().postJson(ROLLBACK, "{\"version\": \"1.0.0\"}").expectProblem(409, "TOOL_NAME_TAKEN");
  }

  @Test
  default void historyOfAnAbsentConnectorIsNotFound() {
    installTwo();
    rest().delete(CONNECTORS + "/crm").expect(200);

    rest().get(VERSIONS).expectProblem(404, "CONNECTOR_NOT_FOUND");
    rest().get(VERSIONS + "/1.0.0").expectProblem(404, "CONNECTOR_NOT_FOUND");
  }

  @Test
  default void differenceIsListedAndRated() {
    installTwo();

    Answer answer = rest().get(DIFF + "?from=1.0.0&to=2.0.0").expect(200);

    assertThat(answer.at("/rating").asString()).isEqualTo("minor");
    assertThat(answer.at("/from/version").asString()).isEqualTo("1.0.0");
    assertThat(answer.at("/to/current").asBoolean()).isTrue();
    assertThat(answer.at("/tools_added/0/name").asString()).isEqualTo("b");
    assertThat(answer.at("/tools_removed")).isEmpty();
    Answer back = rest().get(DIFF + "?from=2.0.0&to=1.0.0").expect(200);
    assertThat(back.at("/rating").asString()).isEqualTo("major");
    assertThat(back.at("/tools_removed/0/name").asString()).isEqualTo("b");
    assertThat(rest().get(DIFF + "?from=1.0.0&to=1.0.0").at("/rating").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?from=1.0.0", "?from=1.0.0&to=latest", "?from=1.0.0&from=1.0.0"})
  default void differenceNeedsTwoVersions(String query) {
    installTwo();

    rest().get(DIFF + query).expectProblem(400, "BAD_REQUEST");
  }

  @Test
  default void differenceFromAnUnknownVersionIsNotFound() {
    installTwo();

    rest().get(DIFF + "?from=9.9.9&to=2.0.0").expectProblem(404, "CONNECTOR_NOT_FOUND");
  }

  @Test
  default void unchangedAnswerIs304() {
    installTwo();

    for (String target :
        new String[] {VERSIONS, VERSIONS + "/1.0.0", DIFF + "?from=1.0.0&to=2.0.0"}) {
      String etag = rest().get(target).expect(200).header("ETag").orElseThrow();
      rest().with("If-None-Match", etag).get(target).expect(304);
    }
  }

  @Test
  default void rollbackAcceptsJsonOfABoundedSize() {
    installTwo();

    rest().postYaml(ROLLBACK, "version: 1.0.0").expectProblem(415, "HTTP_415");
    rest()
        .postJson(ROLLBACK, "{\"version\": \"" + "1".repeat(400_000) + "\"}")
        .expectProblem(413, "TOO_LARGE");
  }
}
