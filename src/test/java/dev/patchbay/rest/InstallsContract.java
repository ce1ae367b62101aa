package dev.patchbay.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.canary.Canaries;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Contract of installs. */
interface InstallsContract extends RestContract {

  @Test
  default void newConnectorIs201WithItsLocation() {
    Answer installed =
        rest().postYaml(FROM_MANIFEST, Descriptors.yaml("crm", "1.2.3", "b", "a")).expect(201);

    assertThat(installed.header("Location").orElseThrow())
        .isEqualTo("http://" + raw().authority() + CONNECTORS + "/crm");
    assertThat(installed.at("/connector/name").asString()).isEqualTo("crm");
    assertThat(installed.at("/connector/version").asString()).isEqualTo("1.2.3");
    assertThat(installed.at("/connector/enabled").asBoolean()).isTrue();
    assertThat(installed.at("/connector/tool_count").asInt()).isEqualTo(2);
    assertThat(installed.all("/changes/tools_added", "")).containsExactly("b", "a");
    assertThat(installed.at("/connector/loaded_at"))
        .isEqualTo(rest().get(CONNECTORS + "/crm").at("/loaded_at"));
  }

  @Test
  default void replacedConnectorIs200WithItsChanges() {
    install(Descriptors.yaml("crm", "1.0.0", "kept", "changed", "removed"));
    String next = Descriptors.yaml("crm", "2.0.0", "kept", "changed", "added");

    Answer replaced =
        rest()
            .postYaml(FROM_MANIFEST, next.replace("What changed does.", "What it does now."))
            .expect(200);

    assertThat(replaced.header("Location")).isEmpty();
    assertThat(replaced.all("/changes/tools_added", "")).containsExactly("added");
    assertThat(replaced.all("/changes/tools_changed", "")).containsExactly("changed");
    assertThat(replaced.all("/changes/tools_removed", "")).containsExactly("removed");
    assertThat(replaced.at("/warnings").isEmpty()).isTrue();
  }

  @Test
  default void sameDescriptorAgainChangesNothing() {
    String yaml = Descriptors.yaml("crm", "1.0.0", "a");
    install(yaml);
    long revision = revision();

    Answer again = rest().postJson(FROM_MANIFEST, Descriptors.manifest(yaml)).expect(200);

    assertThat(again.at("/changes").toString())
        .isEqualTo("{\"tools_added\":[],\"tools_removed\":[],\"tools_changed\":[]}");
    assertThat(revision()).isEqualTo(revision);
  }

  @Test
  default void lowerVersionIsAcceptedWithAWarning() {
    install(Descriptors.yaml("crm", "2.0.0", "a"));

    Answer lower = install(Descriptors.yaml("crm", "1.9.0", "a"));

    assertThat(lower.all("/warnings", "/rule")).containsExactly("PB-VERSION-LOWER");
    assertThat(lower.at("/connector/version").asString()).isEqualTo("1.9.0");
  }

  @Test
  default void installedConnectorIsKeptWhenReplaceIsFalse() {
    install(Descriptors.yaml("crm", "1.0.0", "a"));
    files().write("crm.yaml", Descriptors.yaml("crm", "2.0.0", "b"));
    long revision = revision();
    String body = Descriptors.manifest(Descriptors.yaml("crm", "2.0.0", "b"), "\"replace\": false");

    rest().postJson(FROM_MANIFEST, body).expectProblem(409, "CONNECTOR_EXISTS");
    rest()
        .postJson(FROM_FILE, "{\"file_path\": \"crm.yaml\", \"replace\": false}")
        .expectProblem(409, "CONNECTOR_EXISTS");

    assertThat(revision()).isEqualTo(revision);
    assertThat(rest().get(CONNECTORS + "/crm").at("/version").asString()).isEqualTo("1.0.0");
  }

  @Test
  default void newConnectorIsAcceptedWhenReplaceIsFalse() {
    String body = Descriptors.manifest(Descriptors.yaml("crm", "1.0.0", "a"), "\"replace\": false");

    rest().postJson(FROM_MANIFEST, body).expect(201);
  }

  @Test
  default void enabledIsKeptWhenAbsentAndReplacedWhenGiven() {
    String yaml = Descriptors.yaml("crm", "1.0.0", "a");

    assertThat(isEnabledAfter(Descriptors.manifest(yaml, "\"enabled\": false"))).isFalse();
    assertThat(isEnabledAfter(Descriptors.manifest(yaml))).isFalse();
    assertThat(isEnabledAfter(Descriptors.manifest(yaml, "\"enabled\": null"))).isFalse();
    assertThat(isEnabledAfter(Descriptors.manifest(yaml, "\"enabled\": true"))).isTrue();
    assertThat(rest().get(TOOLS).at("/total").asInt()).isEqualTo(1);
  }

  private boolean isEnabledAfter(String body) {
    Answer answer = rest().postJson(FROM_MANIFEST, body);
    boolean enabled = rest().get(CONNECTORS + "/crm").at("/enabled").asBoolean();
    assertThat(answer.at("/connector/enabled").asBoolean()).isEqualTo(enabled);
    return enabled;
  }

  @Test
  default void configIsShownAsSetAndNeverInClear() {
    String yaml = Descriptors.yaml("crm", "1.0.0", "a");
    String fields =
        "\"config\": {\"api_key\": \"%s\", \"port\": 8443, \"on\": true}"
            .formatted(Canaries.plant("installed"));

    Answer installed =
        rest().postJson(FROM_MANIFEST, Descriptors.manifest(yaml, fields)).expect(201);
    Answer row = rest().get(CONNECTORS + "/crm").expect(200);
    Answer list = rest().get(CONNECTORS).expect(200);
    Answer asYaml = rest().with("Accept", "application/yaml").get(CONNECTORS + "/crm").expect(200);

    assertThat(row.at("/config").propertyNames())
        .containsExactlyInAnyOrder("api_key", "port", "on");
    assertThat(row.at("/config/api_key/set").asBoolean()).isTrue();
    assertThat(List.of(installed, row, list, asYaml))
        .noneMatch(
            answer -> answer.text().contains(Canaries.MARK) || answer.text().contains("8443"));
  }

  @Test
  default void configIsKeptWhenAbsentAndReplacedWhenGiven() {
    String yaml = Descriptors.yaml("crm", "1.0.0", "a");
    String higher = Descriptors.yaml("crm", "1.1.0", "a");
    JsonNode first =
        configAfter(Descriptors.manifest(yaml, "\"config\": {\"a\": \"1\", \"b\": \"2\"}"));

    JsonNode kept = configAfter(Descriptors.manifest(higher));
    JsonNode replaced = configAfter(Descriptors.manifest(higher, "\"config\": {\"a\": \"1\"}"));
    JsonNode emptied = configAfter(Descriptors.manifest(higher, "\"config\": {}"));

    assertThat(kept).isEqualTo(first);
    assertThat(replaced.propertyNames()).containsExactly("a");
    assertThat(replaced.path("a")).isEqualTo(first.path("a"));
    assertThat(emptied.isEmpty()).isTrue();
  }

  @Test
  default void maskInAnInstallKeepsTheValue() {
    String yaml = Descriptors.yaml("crm", "1.0.0", "a");
    JsonNode first =
        configAfter(Descriptors.manifest(yaml, "\"config\": {\"a\": \"1\", \"b\": \"2\"}"));

    JsonNode after =
        configAfter(
            Descriptors.manifest(
                yaml, "\"config\": {\"a\": " + first.path("a") + ", \"c\": \"3\"}"));

    assertThat(after.propertyNames()).containsExactly("a", "c");
    assertThat(after.path("a")).isEqualTo(first.path("a"));
  }

  private JsonNode configAfter(String body) {
    assertThat(rest().postJson(FROM_MANIFEST, body).status()).isIn(200, 201);
    return rest().get(CONNECTORS + "/crm").at("/config");
  }

  @Test
  default void takenExposedNameIsRefusedNamingTheOwner() {
    install(Descriptors.yaml("owner", "1.0.0", "a"));
    String thief =
        Descriptors.with(Descriptors.yaml("thief", "1.0.0", "a"), "tool_prefix: owner__");
    long revision = revision();

    Answer refused = rest().postYaml(FROM_MANIFEST, thief).expectProblem(409, "TOOL_NAME_TAKEN");

    assertThat(refused.at("/detail").asString()).contains("'owner__a'", "'owner'");
    assertThat(refused.all("/errors", "/rule")).containsExactly("PB-EXPOSED-NAME-TAKEN");
    assertThat(revision()).isEqualTo(revision);
    rest().get(CONNECTORS + "/thief").expectProblem(404, "CONNECTOR_NOT_FOUND");
  }

  @Test
  default void fullProjectRefusesNewConnectorsButReplacesItsOwn() {
    IntStream.rangeClosed(1, RestContractIT.MOST_CONNECTORS)
        .forEach(number -> install(Descriptors.yaml("c" + number, "1.0.0", "a")));
    rest().post(CONNECTORS + "/c1/disable").expect(200);

    rest()
        .postYaml(FROM_MANIFEST, Descriptors.yaml("more", "1.0.0", "a"))
        .expectProblem(409, "CONNECTOR_LIMIT_REACHED");
    assertThat(
            rest()
                .postYaml(VALIDATE, Descriptors.yaml("more", "1.0.0", "a"))
                .all("/errors", "/rule"))
        .containsExactly("PB-CONNECTOR-LIMIT");
    rest().postYaml(FROM_MANIFEST, Descriptors.yaml("c2", "1.1.0", "a")).expect(200);
    rest().delete(CONNECTORS + "/c3").expect(200);
    rest().postYaml(FROM_MANIFEST, Descriptors.yaml("more", "1.0.0", "a")).expect(201);
  }

  @Test
  default void refusedInstallCreatesNoProject() {
    rest().postYaml(FROM_MANIFEST, "connector: {}").expectProblem(422, "VALIDATION_ERROR");
    installFile("nothing.yaml").expectProblem(404, "FILE_NOT_FOUND");

    rest().get(PROJECT).expectProblem(404, "PROJECT_NOT_FOUND");
  }

  @Test
  default void samplesComeFromThePackageByDefault() {
    files().write("calculator.yaml", Descriptors.yaml("calculator", "9.0.0", "mine"));
    files().write("npm.yaml", "connector: {");

    Answer samples = rest().post(PROJECT + "/install-samples").expect(200);

    List<String> installed = samples.all("/installed_connectors", "");
    assertThat(installed).contains("calculator", "weather-api", "task-manager").isSorted();
    assertThat(samples.at("/count").asInt()).isEqualTo(installed.size()).isGreaterThanOrEqualTo(10);
    assertThat(samples.all("/failed", "/file")).containsExactly("npm.yaml");
    assertThat(samples.all("/failed", "/connector")).containsExactly("npm");
    assertThat(rest().get(CONNECTORS + "/calculator").at("/file_path").asString())
        .isEqualTo("calculator.yaml");
    assertThat(rest().get(CONNECTORS + "/weather-api").at("/file_path").isNull()).isTrue();
    assertThat(rest().get(TOOLS + "/get_weather").at("/exposed_name").asString())
        .isEqualTo("weather-api__get_weather");
  }

  @Test
  default void reinstalledSamplesAreNoChange() {
    rest().post(PROJECT + "/install-samples").expect(200);
    long revision = revision();

    Answer again = rest().post(PROJECT + "/install-samples").expect(200);

    assertThat(again.at("/failed").isEmpty()).isTrue();
    assertThat(revision()).isEqualTo(revision);
  }
}
