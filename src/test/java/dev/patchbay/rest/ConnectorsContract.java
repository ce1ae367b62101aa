package dev.patchbay.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.canary.Canaries;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Contract of installed connectors. */
interface ConnectorsContract extends RestContract {
  String RICH =
      """
      connector:
        name: crm
        version: 1.4.0
        title: CRM
        description: Customer records, née "contacts"
        labels: {team: sales, tier: "1"}
        metadata: {owner: jane, pages: [1, 2.50]}
        base_url: https://crm.example.com/v2
        auth: {type: bearer, token: "${config:api_key}"}
        tools:
          - name: get_contact
            title: Get a contact
            description: Read one contact
            input_schema: {type: object, properties: {id: {type: string}}, required: [id]}
            output_schema: {type: object}
            endpoint: GET /contacts/{id}
            labels: {pii: "yes"}
      """;

  @Test
  default void rowShowsTheDescriptor() {
    install(RICH);

    JsonNode row = rest().get(CONNECTORS).expect(200).at("/connectors/0");

    assertThat(row.path("title").asString()).isEqualTo("CRM");
    assertThat(row.path("description").asString()).isEqualTo("Customer records, née \"contacts\"");
    assertThat(row.path("labels").toString()).isEqualTo("{\"team\":\"sales\",\"tier\":\"1\"}");
    assertThat(rest().get(CONNECTORS).text())
        .contains("\"metadata\":{\"owner\":\"jane\",\"pages\":[1,2.50]}");
    assertThat(row.path("tool_count").asInt()).isEqualTo(1);
    assertThat(row.path("config").isEmpty()).isTrue();
  }

  @Test
  default void absentValuesAreNull() {
    install(Descriptors.yaml("crm", "1.0.0", "a"));

    JsonNode row = rest().get(CONNECTORS).at("/connectors/0");

    assertThat(List.of("title", "description", "file_path", "file_mtime", "reload_error"))
        .allMatch(name -> row.get(name).isNull());
    assertThat(row.path("labels").isEmpty()).isTrue();
    assertThat(row.path("metadata").isEmpty()).isTrue();
    assertThat(row.path("source_missing").asBoolean(true)).isFalse();
  }

  @Test
  default void singleAnswerIsTheRowWithTheManifest() {
    install(RICH);

    Answer answer = rest().get(CONNECTORS + "/crm").expect(200);
    JsonNode detail = answer.json();

    JsonNode row = rest().get(CONNECTORS).at("/connectors/0");
    row.propertyStream()
        .forEach(member -> assertThat(detail.get(member.getKey())).isEqualTo(member.getValue()));
    assertThat(detail.at("/manifest/connector/tools/0/endpoint").asString())
        .isEqualTo("GET /contacts/{id}");
    long revision = revision();
    // The last member and the end of the object, as text, since 2.50 must stay 2.50.
    String manifest = answer.text().substring(answer.text().indexOf("\"manifest\":"));
    rest().postJson(FROM_MANIFEST, "{" + manifest).expect(200);
    assertThat(revision()).isEqualTo(revision);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/yaml", "application/yaml;q=0.9, application/json;q=0.1"})
  default void yamlInstallsAgainAsNoChange(String accept) {
    install(RICH);
    long revision = revision();

    Answer yaml = rest().with("Accept", accept).get(CONNECTORS + "/crm").expect(200);
    rest()
        .post(FROM_MANIFEST, "application/yaml", yaml.text().getBytes(StandardCharsets.UTF_8))
        .expect(200);

    assertThat(yaml.header("Content-Type")).hasValue("application/yaml;charset=utf-8");
    assertThat(yaml.etag()).endsWith("-yaml\"");
    assertThat(revision()).isEqualTo(revision);
  }

  @Test
  default void everySampleReinstallsFromItsYamlUnchanged() {
    rest().post(PROJECT + "/install-samples").expect(200);
    long revision = revision();

    for (String name : rest().get(CONNECTORS).all("/connectors", "/name")) {
      Answer yaml =
          rest().with("Accept", "application/yaml").get(CONNECTORS + "/" + name).expect(200);
      rest().postYaml(FROM_MANIFEST, yaml.text()).expect(200);
    }

    assertThat(revision()).isEqualTo(revision);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "label=team                       | one,two",
        "label=team%3Dsales               | one",
        "label=team=sales                 | one",
        "label=team%3Dsales&label=tier    | ''",
        "label=team&label=tier%3D1        | two",
        "label=none                       | ''",
        "label=team%3D                    | ''",
        "label=                           | ''",
        "unknown=x                        | one,two,three"
      })
  default void labelsNarrowTheList(String query, String expected) {
    install(Descriptors.with(Descriptors.yaml("one", "1.0.0", "a"), "labels: {team: sales}"));
    install(
        Descriptors.with(
            Descriptors.yaml("two", "1.0.0", "a"), "labels: {team: ops, tier: \"1\"}"));
    install(Descriptors.yaml("three", "1.0.0", "a"));

    Answer list = rest().get(CONNECTORS + "?" + query).expect(200);

    List<String> names = expected.isEmpty() ? List.of() : List.of(expected.split(","));
    assertThat(list.all("/connectors", "/name")).isEqualTo(names);
    assertThat(list.at("/total").asInt()).isEqualTo(names.size());
  }

  @Test
  default void connectorsKeepThePlaceOfTheirFirstInstall() {
    List.of("b", "c", "a").forEach(name -> install(Descriptors.yaml(name, "1.0.0", "x")));

    install(Descriptors.yaml("b", "2.0.0", "y"));
    rest().post(CONNECTORS + "/c/disable").expect(200);
    rest().post(CONNECTORS + "/c/enable").expect(200);

    assertThat(rest().get(CONNECTORS).all("/connectors", "/name")).containsExactly("b", "c", "a");
    assertThat(rest().get(TOOLS).all("/tools", "/exposed_name"))
        .containsExactly("b__y", "c__x", "a__x");
    rest().delete(CONNECTORS + "/b").expect(200);
    install(Descriptors.yaml("b", "2.0.0", "y"));
    assertThat(rest().get(CONNECTORS).all("/connectors", "/name")).containsExactly("c", "a", "b");
  }

  @Test
  default void disabledConnectorHidesItsToolsAndKeepsTheirNames() {
    install(Descriptors.yaml("one", "1.0.0", "a"));
    install(Descriptors.yaml("two", "1.0.0", "b"));
    rest().post(TOOLS + "/one__a/used").expect(200);

    Answer disabled = rest().post(CONNECTORS + "/one/disable").expect(200);

    assertThat(disabled.at("/success").asBoolean()).isTrue();
    assertThat(rest().get(TOOLS).all("/tools", "/exposed_name")).containsExactly("two__b");
    assertThat(rest().get(TOOLS).at("/total").asInt()).isEqualTo(1);
    assertThat(rest().get(TOOLS + "?connector=one").at("/total").asInt()).isZero();
    rest().get(TOOLS + "/one__a").expectProblem(404, "TOOL_NOT_FOUND");
    rest().get(TOOLS + "/a").expectProblem(404, "TOOL_NOT_FOUND");
    rest().post(TOOLS + "/one__a/used").expectProblem(404, "TOOL_NOT_FOUND");
    JsonNode row = rest().get(CONNECTORS + "/one").json();
    assertThat(row.path("enabled").asBoolean()).isFalse();
    assertThat(row.path("tool_count").asInt()).isEqualTo(1);
    String thief = Descriptors.with(Descriptors.yaml("thief", "1.0.0", "a"), "tool_prefix: one__");
    rest().postYaml(FROM_MANIFEST, thief).expectProblem(409, "TOOL_NAME_TAKEN");

    rest().post(CONNECTORS + "/one/enable").expect(200);

    assertThat(rest().get(TOOLS + "/one__a").at("/invocation_count").asInt()).isEqualTo(1);
  }

  @Test
  default void enablingAnEnabledConnectorChangesNothing() {
    install(Descriptors.yaml("one", "1.0.0", "a"));
    long revision = revision();

    rest().post(CONNECTORS + "/one/enable").expect(200);

    assertThat(revision()).isEqualTo(revision);
    rest().post(CONNECTORS + "/one/disable").expect(200);
    assertThat(revision()).isEqualTo(revision + 1);
    rest().post(CONNECTORS + "/one/disable").expect(200);
    assertThat(revision()).isEqualTo(revision + 1);
  }

  @Test
  default void uninstalledConnectorIsGoneAndItsNamesAreFree() {
    install(Descriptors.yaml("one", "1.0.0", "a"));

    Answer uninstalled = rest().delete(CONNECTORS + "/one").expect(200);

    assertThat(uninstalled.at("/success").asBoolean()).isTrue();
    rest().get(CONNECTORS + "/one").expectProblem(404, "CONNECTOR_NOT_FOUND");
    rest().delete(CONNECTORS + "/one").expectProblem(404, "CONNECTOR_NOT_FOUND");
    assertThat(rest().get(TOOLS).at("/total").asInt()).isZero();
    install(Descriptors.with(Descriptors.yaml("next", "1.0.0", "a"), "tool_prefix: one__"));
    assertThat(rest().get(TOOLS + "/one__a").at("/connector_name").asString()).isEqualTo("next");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "-a", "a.b", "%C3%A9"})
  default void connectorThatIsNotThereIsNotFound(String name) {
    rest().put(PROJECT).expect(201);
    String path = CONNECTORS + "/" + name;

    rest().get(path).expectProblem(404, "CONNECTOR_NOT_FOUND");
    rest().with("Accept", "application/yaml").get(path).expectProblem(404, "CONNECTOR_NOT_FOUND");
    rest().delete(path).expectProblem(404, "CONNECTOR_NOT_FOUND");
    rest().post(path + "/enable").expectProblem(404, "CONNECTOR_NOT_FOUND");
    rest().post(path + "/disable").expectProblem(404, "CONNECTOR_NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"install-from-file", "install-from-manifest", "validate"})
  default void namesOfRoutesAreNoNamesOfConnectors(String name) {
    rest().put(PROJECT).expect(201);

    rest()
        .postYaml(FROM_MANIFEST, Descriptors.yaml(name, "1.0.0", "a"))
        .expectProblem(422, "VALIDATION_ERROR");
  }

  @Test
  default void literalSecretIsAWarning() {
    String yaml =
        Descriptors.with(
            Descriptors.yaml("crm", "1.0.0", "a"),
            "auth: {type: bearer, token: %s}".formatted(Canaries.plant("written-out")));

    Answer installed = rest().postYaml(FROM_MANIFEST, yaml).expect(201);

    assertThat(installed.all("/warnings", "/rule")).containsExactly("PB-SECRET-LITERAL");
    assertThat(rest().get(CONNECTORS + "/crm").all("/warnings", "/rule"))
        .containsExactly("PB-SECRET-LITERAL");
  }
}
