package dev.patchbay.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.canary.Canaries;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Contract of export and import. */
interface TransferContract extends RestContract {
  int MOST_BYTES = 400_000;
  String TOKEN = Canaries.plant("exported");
  String EXPORT = "/v1/export";
  String IMPORT = "/v1/import";

  private String furnished() {
    install(Descriptors.yaml("crm", "1.0.0", "a"));
    install(Descriptors.yaml("crm", "2.0.0", "a", "b"));
    rest()
        .postJson(
            FROM_MANIFEST,
            "{\"config\": {\"token\": \""
                + TOKEN
                + "\"}, \"manifest\": {\"connector\": {\"name\": \"wiki\", \"version\": \"1.0.0\","
                + " \"tools\": [{\"name\": \"look\", \"input_schema\": {\"type\": \"object\"},"
                + " \"endpoint\": \"math.add\"}]}}}")
        .expect(201);
    rest().post(CONNECTORS + "/wiki/disable").expect(200);
    rest().post(TOOLS + "/a/used").expect(200);
    return rest().get(EXPORT).expect(200).text();
  }

  private String toolsButForTheTimeOfLoading() {
    return rest().get(TOOLS).text().replaceAll("\"loaded_at\":\"[^\"]+\"", "");
  }

  private Answer take(String query, String lines) {
    return rest()
        .post(IMPORT + query, "application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  default void exportedTenantIsImportedUnchanged() {
    String lines = furnished();
    JsonNode connectors = rest().get(CONNECTORS).json();
    String tools = toolsButForTheTimeOfLoading();
    List<String> versions = rest().get(CONNECTORS + "/crm/versions").all("/versions", "/digest");
    rest().delete(PROJECT).expect(200);

    Answer answer = take("", lines).expect(200);

    assertThat(answer.at("/connectors").asInt()).isEqualTo(2);
    assertThat(answer.at("/versions").asInt()).isEqualTo(3);
    assertThat(answer.at("/config_to_set/0/keys/0").asString()).isEqualTo("token");
    assertThat(toolsButForTheTimeOfLoading()).isEqualTo(tools);
    assertThat(rest().get(CONNECTORS + "/crm/versions").all("/versions", "/installed_by"))
        .containsOnly("dev");
    assertThat(rest().get(CONNECTORS + "/crm/versions").all("/versions", "/source"))
        .allMatch(source -> source.startsWith("import (claimed: manifest by dev at "));
    assertThat(rest().get("/v1/audit").all("/records", "/action"))
        .startsWith("ConnectorInstalled", "ConnectorInstalled", "ProjectCreated", "ProjectRemoved");
    assertThat(rest().get(CONNECTORS).all("/connectors", "/name"))
        .isEqualTo(
            connectors
                .path("connectors")
                .valueStream()
                .map(c -> c.path("name").asString())
                .toList());
    assertThat(rest().get(CONNECTORS + "/wiki").at("/enabled").asBoolean()).isFalse();
    assertThat(rest().get(CONNECTORS + "/crm/versions").all("/versions", "/digest"))
        .isEqualTo(versions);
  }

  @Test
  default void sealedSecretsAreImportedToo() {
    String omitted = furnished();
    String sealed = rest().get(EXPORT + "?secrets=sealed").expect(200).text();
    rest().delete(PROJECT).expect(200);

    Answer answer = take("", sealed).expect(200);

    assertThat(answer.at("/config_to_set")).isEmpty();
    assertThat(rest().get(CONNECTORS + "/wiki").at("/config/token/set").asBoolean()).isTrue();
    assertThat(omitted + sealed).doesNotContain(TOKEN);
  }

  @Test
  default void dryRunChangesNothing() {
    String lines = furnished();
    long before = revision();

    Answer tried = take("?dry_run=true&replace=true", lines).expect(200);

    assertThat(tried.at("/dry_run").asBoolean()).isTrue();
    assertThat(tried.all("/replaced", "")).containsExactly("p");
    assertThat(revision()).isEqualTo(before);
  }

  @Test
  default void existingProjectIsReplacedOnlyOnRequest() {
    String lines = furnished();
    install(Descriptors.yaml("later", "1.0.0", "z"));

    Answer refused = take("", lines).expectProblem(409, "CONNECTOR_EXISTS");
    take("?replace=true", lines).expect(200);

    assertThat(refused.all("/errors", "/rule")).containsExactly("PB-PROJECT-EXISTS");
    assertThat(refused.at("/errors/0/line").asInt()).isEqualTo(2);
    assertThat(rest().get(CONNECTORS).all("/connectors", "/name")).containsExactly("crm", "wiki");
  }

  @Test
  default void oneWrongLineRefusesAll() {
    String lines = furnished();
    rest().delete(PROJECT).expect(200);

    Answer refused =
        take("", lines.replace("\"enabled\":false", "\"enabled\":0"))
            .expectProblem(422, "VALIDATION_ERROR");

    assertThat(refused.at("/errors/0/line").asInt()).isEqualTo(7);
    assertThat(refused.at("/errors/0/pointer").asString()).isEqualTo("/enabled");
    rest().get(PROJECT).expectProblem(404, "PROJECT_NOT_FOUND");
  }

  @Test
  default void cutExportIsRefused() {
    List<String> lines = furnished().lines().toList();
    rest().delete(PROJECT).expect(200);

    take("", String.join("\n", lines.subList(0, lines.size() - 1)))
        .expectProblem(422, "VALIDATION_ERROR");
    take("", "").expectProblem(422, "VALIDATION_ERROR");
    take("", "no json").expectProblem(400, "JSON_ERROR");

    rest().get(PROJECT).expectProblem(404, "PROJECT_NOT_FOUND");
  }

  @Test
  default void importHasItsOwnSizeLimit() {
    byte[] tooLarge = new byte[MOST_BYTES + 1];
    Arrays.fill(tooLarge, (byte) ' ');

    rest().post(IMPORT, "application/x-ndjson", tooLarge).expectProblem(413, "TOO_LARGE");
    rest()
        .with("Content-Type", "application/x-ndjson")
        .send(
            "POST",
            IMPORT,
            BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(tooLarge)))
        .expectProblem(413, "TOO_LARGE");
  }

  @Test
  default void importAcceptsLinesOfJsonOnly() {
    rest().postJson(IMPORT, "{}").expectProblem(415, "HTTP_415");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?secrets=all", "?secrets=", "?secrets=omit&secrets=omit"})
  default void exportSaysWhatItWantsOfSecrets(String query) {
    rest().get(EXPORT + query).expectProblem(400, "BAD_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?dry_run=1", "?replace=yes", "?dry_run=true&dry_run=true"})
  default void importSaysHow(String query) {
    take(query, "").expectProblem(400, "BAD_REQUEST");
  }

  @Test
  default void tenantExportsNothingOfAnother() {
    furnished();
    RestClient other = client().with("X-Tenant-ID", tenant() + "-other");

    String lines = other.get(EXPORT).expect(200).text();

    assertThat(lines.lines()).hasSize(2);
    assertThat(lines).doesNotContain("crm");
  }
}
