package dev.patchbay.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Contract of reading the audit trail. */
interface AuditContract extends RestContract {
  String AUDIT = "/v1/audit";

  private List<String> actions(String query) {
    return rest().get(AUDIT + query).expect(200).all("/records", "/action");
  }

  @Test
  default void changesAreListedNewestFirst() {
    install(Descriptors.yaml("crm", "1.0.0", "a"));
    Answer disabled =
        rest().with("X-Correlation-ID", "why-1").post(CONNECTORS + "/crm/disable").expect(200);

    JsonNode records = rest().get(AUDIT).expect(200).at("/records");

    assertThat(records)
        .extracting(record -> record.path("action").asString())
        .containsExactly("ConnectorDisabled", "ConnectorInstalled", "ProjectCreated");
    JsonNode newest = records.path(0);
    assertThat(newest.path("actor").asString()).isEqualTo("dev");
    assertThat(newest.path("tenant").asString()).isEqualTo(tenant());
    assertThat(newest.path("object").asString()).isEqualTo("crm");
    assertThat(newest.path("project").asString()).isEqualTo("p");
    assertThat(newest.path("address").asString()).isEqualTo("127.0.0.1");
    assertThat(newest.path("outcome").asString()).isEqualTo("done");
    assertThat(newest.path("correlation_id").asString())
        .isEqualTo("why-1")
        .isEqualTo(disabled.header("X-Correlation-ID").orElseThrow());
    assertThat(newest.path("before").asString())
        .startsWith("sha256:")
        .isEqualTo(records.path(1).path("after").asString());
  }

  @Test
  default void refusedChangesAreListedToo() {
    rest().delete(CONNECTORS + "/crm").expect(404);

    JsonNode records = rest().get(AUDIT).expect(200).at("/records");

    assertThat(records).hasSize(1);
    assertThat(records.path(0).path("action").asString()).isEqualTo("ConnectorUninstalled");
    assertThat(records.path(0).path("outcome").asString()).isEqualTo("refused");
  }

  @Test
  default void readsCallsAndNoOpsAreNotListed() {
    install(Descriptors.yaml("crm", "1.0.0", "a"));
    int before = actions("").size();

    rest().get(CONNECTORS + "/gone").expect(404);
    rest().postJson(TOOLS + "/gone/invoke", "{}").expect(404);
    rest().post(CONNECTORS + "/crm/enable").expect(200);

    assertThat(actions("")).hasSize(before);
  }

  @Test
  default void recordsOfAnotherTenantAreNotListed() {
    install(Descriptors.yaml("crm", "1.0.0", "a"));

    JsonNode theirs =
        client()
            .with("X-Tenant-ID", "other" + tenant().hashCode())
            .get(AUDIT)
            .expect(200)
            .at("/records");

    assertThat(theirs.isEmpty()).isTrue();
  }

  @Test
  default void recordsAreFiltered() {
    install(Descriptors.yaml("crm", "1.0.0", "a"));
    rest().put("/v1/projects/q").expect(201);
    String time = rest().get(AUDIT).at("/records/0/at").asString();

    assertThat(actions("?project=q")).containsExactly("ProjectCreated");
    assertThat(actions("?actor=dev")).hasSize(3);
    assertThat(actions("?actor=nobody")).isEmpty();
    assertThat(actions("?since=" + time)).containsExactly("ProjectCreated");
    assertThat(actions("?until=" + time)).containsExactly("ConnectorInstalled", "ProjectCreated");
  }

  @Test
  default void recordsComeInPages() {
    install(Descriptors.yaml("crm", "1.0.0", "a"));

    Answer first = rest().get(AUDIT + "?limit=1").expect(200);
    String cursor = first.at("/next_cursor").asString();
    Answer second = rest().get(AUDIT + "?limit=1&cursor=" + cursor).expect(200);

    assertThat(first.all("/records", "/action")).containsExactly("ConnectorInstalled");
    assertThat(second.all("/records", "/action")).containsExactly("ProjectCreated");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=1001",
        "cursor=x",
        "since=yesterday",
        "until=1",
        "project=a%20b"
      })
  default void wrongQueryOfTheAuditIs400(String query) {
    rest().get(AUDIT + "?" + query).expectProblem(400, "BAD_REQUEST");
  }
}
