package dev.patchbay.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract of {@code Idempotency-Key}. */
interface RepeatsContract extends RestContract {
  private RestClient keyed(String key) {
    return rest().with("Idempotency-Key", key);
  }

  @Test
  default void repeatedInstallGetsTheFirstAnswer() {
    String yaml = Descriptors.yaml("crm", "1.0.0", "a");
    Answer first = keyed("k1").postYaml(FROM_MANIFEST, yaml).expect(201);
    rest().delete(CONNECTORS + "/crm").expect(200);
    long revision = revision();

    Answer again = keyed("k1").postYaml(FROM_MANIFEST, yaml).expect(201);

    assertThat(again.text()).isEqualTo(first.text());
    for (String header : new String[] {"Location", "ETag", "X-Patchbay-Revision"}) {
      assertThat(again.header(header)).isPresent().isEqualTo(first.header(header));
    }
    assertThat(again.header("Idempotency-Replayed")).contains("true");
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    assertThat(revision()).isEqualTo(revision);
  }

  @Test
  default void installFromAFileIsRepeatable() {
    files().write("crm.yaml", Descriptors.yaml("crm", "1.0.0", "a"));
    String body = "{\"file_path\": \"crm.yaml\"}";

    Answer first = keyed("k1").postJson(FROM_FILE, body).expect(201);
    Answer again = keyed("k1").postJson(FROM_FILE, body).expect(201);

    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Idempotency-Replayed")).contains("true");
    keyed("k1")
        .postJson(FROM_FILE, "{\"file_path\": \"other.yaml\"}")
        .expectProblem(422, "VALIDATION_ERROR");
  }

  @Test
  default void keyBelongsToOneRequest() {
    keyed("k1").postYaml(FROM_MANIFEST, Descriptors.yaml("crm", "1.0.0", "a")).expect(201);

    keyed("k1")
        .postYaml(FROM_MANIFEST, Descriptors.yaml("crm", "1.0.1", "a"))
        .expectProblem(422, "VALIDATION_ERROR");
    keyed("k1")
        .postYaml(FROM_MANIFEST + "?enabled=false", Descriptors.yaml("crm", "1.0.0", "a"))
        .expectProblem(422, "VALIDATION_ERROR");
    keyed("k2").postYaml(FROM_MANIFEST, Descriptors.yaml("crm", "1.0.1", "a")).expect(200);
  }

  @Test
  default void keyOfOneTenantDoesNotAffectAnother() {
    String yaml = Descriptors.yaml("crm", "1.0.0", "a");
    keyed("k1").postYaml(FROM_MANIFEST, yaml).expect(201);

    Answer other =
        client()
            .with("X-Tenant-ID", tenant() + "-x")
            .with("Idempotency-Key", "k1")
            .postYaml(FROM_MANIFEST, yaml)
            .expect(201);

    assertThat(other.header("Idempotency-Replayed")).isEmpty();
  }

  @Test
  default void failedRequestIsExecutedAgain() {
    keyed("k1").postJson(FROM_FILE, "{\"file_path\": \"crm.yaml\"}").expect(404);
    files().write("crm.yaml", Descriptors.yaml("crm", "1.0.0", "a"));

    keyed("k1").postJson(FROM_FILE, "{\"file_path\": \"crm.yaml\"}").expect(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "$LONG"})
  default void keyThatIsNoneIsRefused(String text) {
    String key = text.equals("$LONG") ? "k".repeat(256) : text;

    keyed(key)
        .postYaml(FROM_MANIFEST, Descriptors.yaml("crm", "1.0.0", "a"))
        .expectProblem(400, "BAD_REQUEST");
    rest().get(PROJECT).expect(404);
  }
}
