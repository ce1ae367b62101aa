package dev.patchbay.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.canary.Canaries;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Contract of a connector's config, which can be written and never read. */
interface ConfigContract extends RestContract {
  String CONFIG = CONNECTORS + "/crm/config";
  String FIRST = Canaries.plant("first");
  String NEXT = Canaries.plant("next");

  private Answer change(String method, String body) {
    return rest()
        .with("Content-Type", "application/json")
        .send(method, CONFIG, BodyPublishers.ofString(body));
  }

  private JsonNode shown() {
    return rest().get(CONNECTORS + "/crm").at("/config");
  }

  private JsonNode installWithConfig() {
    String yaml = Descriptors.yaml("crm", "1.0.0", "a");
    String config =
        "\"config\": {\"api_key\": \"%s\", \"old\": \"%s\"}"
            .formatted(FIRST, Canaries.plant("old"));
    rest().postJson(FROM_MANIFEST, Descriptors.manifest(yaml, config)).expect(201);
    return shown();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH"})
  default void configIsSetKeptAndRemovedByKey(String method) {
    JsonNode first = installWithConfig();

    Answer answer =
        change(method, "{\"token\": \"%s\", \"port\": 8443, \"old\": null}".formatted(NEXT))
            .expect(200);

    assertThat(answer.json().propertyNames()).containsExactly("api_key", "port", "token");
    assertThat(answer.json().path("api_key")).isEqualTo(first.path("api_key"));
    assertThat(answer.text()).doesNotContain(Canaries.MARK).doesNotContain("8443");
    assertThat(shown()).isEqualTo(answer.json());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH"})
  default void configGivenBackAsItWasReadChangesNothing(String method) {
    JsonNode first = installWithConfig();
    long revision = revision();

    Answer answer = change(method, first.toString()).expect(200);

    assertThat(answer.json()).isEqualTo(first);
    assertThat(revision()).isEqualTo(revision);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH"})
  default void configOfTheSameValueChangesNothing(String method) {
    JsonNode first = installWithConfig();
    long revision = revision();

    change(method, "{\"api_key\": \"" + FIRST + "\", \"absent\": null}").expect(200);

    assertThat(shown()).isEqualTo(first);
    assertThat(revision()).isEqualTo(revision);
  }

  @Test
  default void changedConfigHasANewRevisionAndTime() {
    JsonNode first = installWithConfig();
    long revision = revision();

    change("PATCH", "{\"api_key\": \"" + NEXT + "\"}").expect(200);

    assertThat(revision()).isEqualTo(revision + 1);
    assertThat(shown().path("old")).isEqualTo(first.path("old"));
    assertThat(shown().path("api_key")).isNotEqualTo(first.path("api_key"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "null",
        "\"x\"",
        "{\"a\": []}",
        "{\"a\": {}}",
        "{\"a\": {\"set\": false}}",
        "{\"a\": {\"set\": true, \"value\": \"x\"}}",
        "{\"nothing-to-keep\": {\"set\": true}}",
        "{\"a b\": \"x\"}",
        "{\"\": \"x\"}",
        "{\"a\": \"1\", \"a\": \"2\"}",
        "{\"a\": \"1\"} {}"
      })
  default void wrongConfigIsRefusedAndChangesNothing(String body) {
    JsonNode first = installWithConfig();

    change("PUT", body).expectProblem(422, "VALIDATION_ERROR");
    change("PATCH", body).expectProblem(422, "VALIDATION_ERROR");

    assertThat(shown()).isEqualTo(first);
  }

  @Test
  default void tooManyKeysOrTooLongValuesAreRefused() {
    installWithConfig();
    String many =
        IntStream.range(0, 255)
            .mapToObj(i -> "\"k" + i + "\": \"v\"")
            .collect(Collectors.joining(",", "{", "}"));

    change("PATCH", many).expectProblem(422, "VALIDATION_ERROR");
    change("PATCH", "{\"a\": \"" + "x".repeat(16 * 1024 + 1) + "\"}")
        .expectProblem(422, "VALIDATION_ERROR");
  }

  @Test
  default void refusedConfigRepeatsNoValue() {
    installWithConfig();

    Answer answer = change("PATCH", "{\"s3cr3t key\": \"%s\", \"b\": [\"%1$s\"]}".formatted(NEXT));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).doesNotContain(NEXT);
    assertThat(change("PATCH", "{\"a\": \"" + NEXT).expectProblem(400, "JSON_ERROR").text())
        .doesNotContain(NEXT);
  }

  @Test
  default void configOfAnAbsentConnectorIsNotFound() {
    change("PUT", "{}").expectProblem(404, "PROJECT_NOT_FOUND");
    change("PATCH", "{}").expectProblem(404, "PROJECT_NOT_FOUND");
    installWithConfig();
    rest()
        .with("Content-Type", "application/json")
        .send("PATCH", CONNECTORS + "/erp/config", BodyPublishers.ofString("{}"))
        .expectProblem(404, "CONNECTOR_NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH"})
  default void configIsJsonOfALimitedSize(String method) {
    installWithConfig();

    rest()
        .with("Content-Type", "application/yaml")
        .send(method, CONFIG, BodyPublishers.ofString("a: b"))
        .expectProblem(415, "HTTP_415");
    change(method, "{\"a\": \"" + "x".repeat(330 * 1024) + "\"}").expectProblem(413, "TOO_LARGE");
  }
}
