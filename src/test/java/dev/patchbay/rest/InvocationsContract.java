package dev.patchbay.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Contract of tool calls, and of refusals before a call. */
interface InvocationsContract extends RestContract {
  String SUM =
      """
      connector:
        name: sums
        version: 1.0.0
        tools:
          - name: add
            input_schema: {type: object, properties: {a: {type: number}, b: {type: number}}, required: [a, b]}
            endpoint: math.add
          - name: fetch
            input_schema: {type: object}
            endpoint: GET https://127.0.0.1:1/secret
      """;

  private Answer invoke(String tool, String body) {
    return rest().postJson(TOOLS + "/" + tool + "/invoke", body);
  }

  @Test
  default void callIsAnsweredWithItsResultAndCounted() {
    install(SUM);

    JsonNode answer =
        invoke("sums__add", "{\"arguments\": {\"a\": 2, \"b\": 40}}").expect(200).json();

    assertThat(answer.path("success").asBoolean()).isTrue();
    assertThat(answer.path("result").toString()).isEqualTo("{\"result\":42}");
    assertThat(answer.get("error").isNull()).isTrue();
    JsonNode calls = rest().get("/v1/projects/p/stats").expect(200).json().path("tool_calls");
    assertThat(calls.size()).isEqualTo(1);
    assertThat(calls.at("/0/exposed_name").asString()).isEqualTo("sums__add");
    assertThat(calls.at("/0/invocation_count").asInt()).isEqualTo(1);
  }

  @Test
  default void failedCallIsAnswered200() {
    install(SUM);

    JsonNode wrong = invoke("sums__add", "{\"arguments\": {\"a\": \"two\"}}").expect(200).json();
    JsonNode guarded = invoke("sums__fetch", "{}").expect(200).json();

    assertThat(wrong.path("success").asBoolean(true)).isFalse();
    assertThat(wrong.path("error").asString()).contains("/a").contains("'b'");
    assertThat(guarded.path("success").asBoolean(true)).isFalse();
  }

  @Test
  default void dryRunSendsAndCountsNothing() {
    install(SUM);

    JsonNode dry = invoke("sums__fetch", "{\"dry_run\": true}").expect(200).json();

    assertThat(dry.toString()).contains("https://127.0.0.1:1/secret");
    assertThat(rest().get("/v1/projects/p/stats").expect(200).json().path("tool_calls").size())
        .isZero();
  }

  @Test
  default void toolMustExistAndBeUnique() {
    install(SUM);
    install(SUM.replace("name: sums", "name: more"));

    invoke("none", "{}").expectProblem(404, "TOOL_NOT_FOUND");
    invoke("add", "{}").expectProblem(409, "AMBIGUOUS_TOOL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"arguments\": []}",
        "{\"arguments\": \"text\"}",
        "{\"dry_run\": \"yes\"}",
        "{\"bogus\": 1}",
        "DEEP"
      })
  default void wrongBodyIsRefused(String body) {
    install(SUM);
    String deep = "{\"arguments\": {\"a\": " + "[".repeat(5000) + "]".repeat(5000) + "}}";

    invoke("sums__add", body.equals("DEEP") ? deep : body).expectProblem(422, "VALIDATION_ERROR");
  }

  @Test
  default void bodyMustBeJsonOfABoundedSize() {
    install(SUM);
    String path = TOOLS + "/sums__add/invoke";
    byte[] large = new byte[400 * 1024];

    rest()
        .post(path, "text/plain", "x".getBytes(StandardCharsets.UTF_8))
        .expectProblem(415, "HTTP_415");
    rest().post(path, "application/json", large).expectProblem(413, "TOO_LARGE");
    invoke("sums__add", "{").expectProblem(400, "JSON_ERROR");
  }
}
