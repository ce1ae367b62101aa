package dev.patchbay.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Contract of API keys, for a developer who is admin of the tenant. */
interface KeysContract extends RestContract {
  String KEYS = "/v1/keys";

  private JsonNode createKey(String fields) {
    return rest().postJson(KEYS, "{" + fields + "}").expect(201).json();
  }

  @Test
  default void keyIsShownOnceAndListedWithoutItsText() {
    JsonNode made =
        createKey(
            "\"name\": \"ci\", \"roles\": [\"viewer\", \"operator\"], \"projects\": [\"p\"],"
                + " \"expires_at\": \"2099-01-01T01:00:00+01:00\"");

    Answer listed = rest().get(KEYS).expect(200);

    assertThat(made.path("key").asString()).startsWith("pbk_" + made.path("id").asString() + "_");
    assertThat(made.path("tenant").asString()).isEqualTo(tenant());
    assertThat(made.path("roles").toString()).isEqualTo("[\"viewer\",\"operator\"]");
    assertThat(made.path("projects").toString()).isEqualTo("[\"p\"]");
    assertThat(made.path("expires_at").asString()).isEqualTo("2099-01-01T00:00:00.000Z");
    assertThat(made.path("created_by").asString()).isEqualTo("dev");
    assertThat(listed.all("/keys", "/id")).containsExactly(made.path("id").asString());
    assertThat(listed.at("/keys/0/last_used").isNull()).isTrue();
    assertThat(listed.text()).doesNotContain(made.path("key").asString().substring(17, 60));
    assertThat(listed.header("Cache-Control")).hasValue("no-store");
  }

  @Test
  default void revokedKeyIsGone() {
    String id = createKey("\"name\": \"ci\", \"roles\": [\"viewer\"]").path("id").asString();

    rest().delete(KEYS + "/" + id).expect(200);

    assertThat(rest().get(KEYS).at("/keys")).isEmpty();
    rest().delete(KEYS + "/" + id).expectProblem(404, "HTTP_404");
    rest().post(KEYS + "/" + id + "/rotate").expectProblem(404, "HTTP_404");
    rest().delete(KEYS + "/no-id").expectProblem(404, "HTTP_404");
  }

  @Test
  default void rotatedKeyHasANewTextAndAGracePeriod() {
    JsonNode made = createKey("\"name\": \"ci\", \"roles\": [\"viewer\"]");

    Answer rotated = rest().post(KEYS + "/" + made.path("id").asString() + "/rotate").expect(200);

    assertThat(rotated.at("/id")).isEqualTo(made.path("id"));
    assertThat(rotated.at("/key")).isNotEqualTo(made.path("key"));
    assertThat(made.path("former_until").isNull()).isTrue();
    assertThat(rotated.at("/former_until").isNull()).isFalse();
  }

  @Test
  default void keysOfAnotherTenantAreAbsent() {
    String id = createKey("\"name\": \"ci\", \"roles\": [\"viewer\"]").path("id").asString();
    RestClient other = client().with("X-Tenant-ID", tenant() + "-other");

    assertThat(other.get(KEYS).at("/keys")).isEmpty();
    assertThat(other.delete(KEYS + "/" + id).expectProblem(404, "HTTP_404").body())
        .isEqualTo(other.delete(KEYS + "/000000000000").body());
    other.post(KEYS + "/" + id + "/rotate").expectProblem(404, "HTTP_404");

    assertThat(rest().get(KEYS).all("/keys", "/id")).containsExactly(id);
  }

  @Test
  default void callerCannotGrantMoreThanItHas() {
    rest()
        .postJson(KEYS, "{\"name\": \"x\", \"roles\": [\"platform-admin\"]}")
        .expectProblem(403, "FORBIDDEN");
    rest()
        .postJson(KEYS, "{\"name\": \"x\", \"roles\": [\"viewer\"], \"tenant\": \"someone\"}")
        .expectProblem(403, "FORBIDDEN");

    createKey("\"name\": \"x\", \"roles\": [\"admin\"], \"tenant\": \"" + tenant() + "\"");
    assertThat(rest().get(KEYS).at("/keys")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"name\": \"x\"}",
        "{\"name\": \"x\", \"roles\": []}",
        "{\"name\": \"x\", \"roles\": \"viewer\"}",
        "{\"name\": \"x\", \"roles\": [\"root\"]}",
        "{\"name\": \"x\", \"roles\": [1]}",
        "{\"name\": \"x\", \"roles\": [[\"viewer\"]]}",
        "{\"name\": \"\", \"roles\": [\"viewer\"]}",
        "{\"name\": \"a\\nb\", \"roles\": [\"viewer\"]}",
        "{\"name\": \"a\\u202eb\", \"roles\": [\"viewer\"]}",
        "{\"roles\": [\"viewer\"]}",
        "{\"name\": \"x\", \"roles\": [\"viewer\"], \"projects\": []}",
        "{\"name\": \"x\", \"roles\": [\"viewer\"], \"projects\": [\"-\"]}",
        "{\"name\": \"x\", \"roles\": [\"viewer\"], \"projects\": {}}",
        "{\"name\": \"x\", \"roles\": [\"viewer\"], \"tenant\": \"-\"}",
        "{\"name\": \"x\", \"roles\": [\"viewer\"], \"expires_at\": \"tomorrow\"}",
        "{\"name\": \"x\", \"roles\": [\"viewer\"], \"expires_at\": \"2001-01-01T00:00:00Z\"}",
        "{\"name\": \"x\", \"roles\": [\"viewer\"], \"key\": \"mine\"}"
      })
  default void keyThatCannotBeIs422(String body) {
    rest().postJson(KEYS, body).expectProblem(422, "VALIDATION_ERROR");

    assertThat(rest().get(KEYS).at("/keys")).isEmpty();
  }

  @Test
  default void invalidBodyOfAKeyIsRefused() {
    rest().postJson(KEYS, "{\"name\":").expectProblem(400, "JSON_ERROR");
    rest().postYaml(KEYS, "name: x").expectProblem(415, "HTTP_415");
    byte[] large = " ".repeat(400 * 1024).getBytes(StandardCharsets.US_ASCII);
    rest().post(KEYS, "application/json", large).expectProblem(413, "TOO_LARGE");
    rest().put(KEYS).expectProblem(405, "HTTP_405");
  }
}
