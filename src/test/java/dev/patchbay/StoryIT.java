package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.patchbay.PatchbayClient.Answer;
import dev.patchbay.canary.Canaries;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Life of one descriptor file with automatic checks only. */
@ArquillianTest
class StoryIT {
  private static final String FILE = "crm.yaml";
  private static final String PROJECT = "/v1/projects/story";
  private static final ConnectorFiles FILES = new ConnectorFiles("story");

  @ArquillianResource URL base;

  @BeforeEach
  void awaitReady() {
    Deployments.awaitReady(base);
  }

  private PatchbayClient client;
  private ServerLog log;

  @Deployment(testable = false)
  @TargetsContainer(ServerLog.CONTAINER)
  static WebArchive war() {
    return Deployments.builtWar()
        .addAsLibrary(
            Deployments.settings(
                Deployments.withFileStore(
                    "story",
                    FILES.settings(
                        Map.of("HOT_RELOAD", "true", "patchbay.hot-reload.interval", "PT0.1S")))));
  }

  @BeforeEach
  void connect() {
    client = new PatchbayClient(base);
    log = new ServerLog();
  }

  @Test
  void descriptorIsInstalledChangedBrokenRepairedLostFoundPausedAndUninstalled() {
    install();
    edit();
    breakIt();
    repair();
    replaceByRename();
    loseAndFind();
    changeWhileDisabled();
    uninstall();
  }

  private void install() {
    FILES.write(FILE, descriptor("1.0.0", "find"));

    Answer installed =
        client.post(
            PROJECT + "/connectors/install-from-file",
            "{\"file_path\": \"crm.yaml\", \"config\": {\"api_key\": \"%s\"}}"
                .formatted(Canaries.plant("story")));

    assertThat(installed.status()).isEqualTo(201);
    assertThat(tools()).containsExactly("crm__find");
    assertThat(row().path("file_path").asString()).isEqualTo(FILE);
    assertThat(log("ConnectorInstalled"))
        .containsExactly(
            "event=ConnectorInstalled tenant=default project=story connector=crm version=1.0.0"
                + " revision=N actor=dev outcome=installed"
                + " tools_added=find tools_removed=\"\" tools_changed=\"\" correlation_id=ID");
  }

  private void edit() {
    FILES.write(FILE, descriptor("1.1.0", "find", "merge"));

    soon(() -> assertThat(tools()).containsExactly("crm__find", "crm__merge"));
    assertThat(row().path("version").asString()).isEqualTo("1.1.0");
    soon(
        () ->
            assertThat(log("ConnectorReloaded"))
                .containsExactly(
                    "event=ConnectorReloaded tenant=default project=story connector=crm"
                        + " version=1.1.0 revision=N actor=hot-reload outcome=reloaded"
                        + " tools_added=merge tools_removed=\"\" tools_changed=\"\""));
  }

  private void breakIt() {
    JsonNode loaded = row();
    JsonNode stats = stats();

    // Replaced atomically: a check between truncating and writing would find and report an empty
    // file.
    FILES.replace(FILE, "connector:\n  name: crm\n  version: 1.10\n  colour: red\n  tools: []\n");

    soon(() -> assertThat(stats().path("connectors_in_error").asInt()).isEqualTo(1));
    assertThat(row().path("reload_error").path("errors"))
        .extracting(
            error -> error.path("file").asString(),
            error -> error.path("line").asInt(),
            error -> error.path("column").asInt())
        .contains(tuple(FILE, 3, 12), tuple(FILE, 4, 3));
    assertThat(tools()).containsExactly("crm__find", "crm__merge");
    assertThat(row().path("version")).isEqualTo(loaded.path("version"));
    assertThat(row().path("loaded_at")).isEqualTo(loaded.path("loaded_at"));
    assertThat(stats().path("revision")).isEqualTo(stats.path("revision"));
    assertThatHealthIsUpWith(1, 0);
    soon(() -> assertThat(log("ConnectorRejected")).hasSize(1));
    assertThat(log("ConnectorRejected").get(0))
        .startsWith(
            "event=ConnectorRejected tenant=default project=story connector=crm revision=N"
                + " actor=hot-reload outcome=rejected rule=PB-TYPE place=crm.yaml:3:12 ");
  }

  private void repair() {
    FILES.write(FILE, descriptor("1.2.0", "find"));

    soon(() -> assertThat(tools()).containsExactly("crm__find"));
    assertThat(row().path("version").asString()).isEqualTo("1.2.0");
    assertThat(row().path("reload_error").isNull()).isTrue();
    assertThat(stats().path("connectors_in_error").asInt()).isZero();
    assertThatHealthIsUpWith(0, 0);
  }

  private void replaceByRename() {
    FILES.replace(FILE, descriptor("1.3.0", "find", "split"));

    soon(() -> assertThat(tools()).containsExactly("crm__find", "crm__split"));
  }

  private void loseAndFind() {
    FILES.delete(FILE);

    soon(() -> assertThat(row().path("source_missing").asBoolean()).isTrue());
    assertThat(tools()).containsExactly("crm__find", "crm__split");
    assertThat(stats().path("connectors_in_error").asInt()).isZero();
    assertThatHealthIsUpWith(0, 1);

    FILES.replace(FILE, descriptor("1.4.0", "find"));

    soon(() -> assertThat(tools()).containsExactly("crm__find"));
    assertThat(row().path("source_missing").asBoolean()).isFalse();
    assertThatHealthIsUpWith(0, 0);
  }

  private void changeWhileDisabled() {
    assertThat(client.post(PROJECT + "/connectors/crm/disable").status()).isEqualTo(200);
    assertThat(tools()).isEmpty();

    FILES.replace(FILE, descriptor("1.5.0", "find", "count"));

    soon(() -> assertThat(row().path("version").asString()).isEqualTo("1.5.0"));
    assertThat(row().path("enabled").asBoolean()).isFalse();
    assertThat(tools()).isEmpty();
    assertThat(stats().path("disabled_connectors").asInt()).isEqualTo(1);

    assertThat(client.post(PROJECT + "/connectors/crm/enable").status()).isEqualTo(200);

    assertThat(tools()).containsExactly("crm__find", "crm__count");
  }

  private void uninstall() {
    assertThat(client.delete(PROJECT + "/connectors/crm").status()).isEqualTo(200);

    assertThat(client.get(PROJECT + "/connectors/crm").status()).isEqualTo(404);
    assertThat(tools()).isEmpty();
    assertThat(stats().path("connector_count").asInt()).isZero();
    assertThat(log("ConnectorUninstalled")).hasSize(1);
    assertThat(log("ConnectorReloaded"))
        .extracting(line -> line.replaceFirst(".* version=(\\S+) .*", "$1"))
        .containsExactly("1.1.0", "1.2.0", "1.3.0", "1.4.0", "1.5.0");
    assertThat(log("ConnectorRejected"))
        .as("once when broken and once when lost, not at every poll")
        .hasSize(2);
  }

  private List<String> tools() {
    Answer answer = client.get(PROJECT + "/tools");
    assertThat(answer.status()).isEqualTo(200);
    return answer
        .json()
        .path("tools")
        .valueStream()
        .map(tool -> tool.path("exposed_name").asString())
        .toList();
  }

  private JsonNode row() {
    return client.get(PROJECT + "/connectors").json().path("connectors").path(0);
  }

  private JsonNode stats() {
    return client.get(PROJECT + "/stats").json();
  }

  private void assertThatHealthIsUpWith(int inError, int sourceMissing) {
    Answer health = client.get("/health");
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.json().path("status").asString()).isEqualTo("UP");
    assertThat(health.json().path("checks"))
        .filteredOn(check -> check.path("name").asString().equals("descriptors"))
        .extracting(
            check -> check.path("status").asString(),
            check -> check.path("data").path("in_error").asInt(),
            check -> check.path("data").path("source_missing").asInt())
        .containsExactly(tuple("UP", inError, sourceMissing));
  }

  /** The lines of one kind of event, without the parts that differ between runs. */
  private List<String> log(String event) {
    return log.linesWith("event=" + event + " tenant=default project=story ").stream()
        .map(line -> line.substring(line.indexOf("event=")))
        .map(line -> line.replaceFirst(" revision=\\d+", " revision=N"))
        .map(line -> line.replaceFirst(" correlation_id=[0-9a-f-]{36}", " correlation_id=ID"))
        .map(line -> line.replaceFirst("]]$", ""))
        .toList();
  }

  private static void soon(ThrowingRunnable assertion) {
    await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(assertion);
  }

  private static String descriptor(String version, String... tools) {
    StringBuilder yaml =
        new StringBuilder("connector:\n  name: crm\n  version: %s\n  tools:\n".formatted(version));
    for (String tool : tools) {
      yaml.append("    - {name: ").append(tool);
      yaml.append(", input_schema: {type: object}, endpoint: GET https://crm.example/x}\n");
    }
    return yaml.toString();
  }
}
