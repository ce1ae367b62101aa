package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.patchbay.PatchbayClient.Answer;
import dev.patchbay.canary.Observed;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Health checks, metrics and logs, as operators see them and as callers cannot spoil them. */
@ArquillianTest
class ObservabilityIT {
  private static final ConnectorFiles FILES = new ConnectorFiles("observability");
  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  /** A text that begins a forged log line if it is not escaped. */
  private static final String FORGED = "FORGED";

  /** Opened before the deployment; the log may be rotated later. */
  private static ServerLog beginning;

  private static List<String> start = List.of();

  @ArquillianResource URL base;

  @BeforeEach
  void awaitReady() {
    Deployments.awaitReady(base);
    if (start.isEmpty()) {
      start = beginning.lines();
    }
  }

  private PatchbayClient client;
  private ServerLog log;

  @Deployment(testable = false)
  @TargetsContainer(ServerLog.CONTAINER)
  static WebArchive war() {
    beginning = new ServerLog();
    return Deployments.builtWar()
        .addAsLibrary(Deployments.settings(FILES.settings(Map.of("HOT_RELOAD", "false"))));
  }

  @BeforeEach
  void connect() {
    client = new PatchbayClient(base);
    log = new ServerLog();
  }

  @Test
  void healthCountsProblemsWithoutGoingDown() {
    String project = "/v1/projects/health";
    Map<String, Integer> before = descriptorCounts();
    install(project, "broken");
    install(project, "lost");

    FILES.write("broken.yaml", "connector: [");
    FILES.delete("lost.yaml");
    client.post(project + "/hot-reload");

    assertThat(checks("/health/live")).containsExactly(tuple("patchbay", "UP", Map.of()));
    assertThat(checks("/health/ready"))
        .containsExactlyInAnyOrder(
            tuple("registry", "UP", Map.of()),
            tuple("store", "UP", Map.of("unreadable_connectors", 0)),
            tuple(
                "descriptors",
                "UP",
                Map.of(
                    "in_error", before.get("in_error") + 1,
                    "source_missing", before.get("source_missing") + 1)));
    assertThat(checks("/health")).hasSize(4);
    assertThat(client.get("/health").text()).doesNotContain("health", "broken", "lost");
  }

  /** Other tests of this class leave problems too. */
  private Map<String, Integer> descriptorCounts() {
    return client
        .get("/health/ready")
        .json()
        .path("checks")
        .valueStream()
        .filter(check -> check.path("name").asString().equals("descriptors"))
        .map(check -> counts(check.path("data")))
        .findFirst()
        .orElseThrow();
  }

  private List<Tuple> checks(String path) {
    Answer answer = client.get(path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("status").asString()).isEqualTo("UP");
    return answer
        .json()
        .path("checks")
        .valueStream()
        .map(
            check ->
                tuple(
                    check.path("name").asString(),
                    check.path("status").asString(),
                    counts(check.path("data"))))
        .toList();
  }

  /** Some servers write every value of a health check as a text. */
  private static Map<String, Integer> counts(JsonNode data) {
    return data.propertyStream()
        .collect(Collectors.toMap(Map.Entry::getKey, count -> count.getValue().asInt()));
  }

  @Test
  void everyMetricHasAKnownName() {
    install("/v1/projects/names", "named");
    client.post("/v1/projects/names/tools/named__t/used");
    client.post("/v1/projects/names/hot-reload");

    Set<String> names =
        series().stream().map(line -> line.replaceFirst("[{ ].*", "")).collect(Collectors.toSet());

    assertThat(names)
        .contains(
            "patchbay_projects",
            "patchbay_connectors",
            "patchbay_tools",
            "patchbay_installs_total",
            "patchbay_reloads_total",
            "patchbay_reload_duration_seconds_count",
            "patchbay_tool_uses_total",
            "patchbay_requests_total",
            "patchbay_dev_mode")
        .allMatch(name -> name.startsWith("patchbay_"));
  }

  @Test
  void developmentModeIsLoggedAndMeasured() {
    assertThat(start)
        .filteredOn(
            line -> line.contains("patchbay.auth=dev: every process on this machine is admin"))
        .isNotEmpty();
    assertThat(client.get("/metrics?scope=application").text())
        .containsPattern("(?m)^patchbay_dev_mode(\\{.*})? 1(\\.0)?$");
  }

  @Test
  void inventedNamesCreateNoMetrics() {
    askForWhatIsNotThere(0);
    Set<String> before = series();

    for (int i = 1; i <= 200; i++) {
      askForWhatIsNotThere(i);
    }

    assertThat(series()).isEqualTo(before);
    assertThat(client.get("/metrics").text()).doesNotContain("invented");
  }

  @Test
  void tenThousandInventedNamesCreateNoMetrics() throws Exception {
    askForWhatIsNotThere(0);
    Set<String> before = series();

    new InventedNames(base).ask(10_000);

    assertThat(series()).isEqualTo(before);
  }

  private void askForWhatIsNotThere(int i) {
    String name = "invented" + i;
    String[] tenant = {"X-Tenant-ID", name};
    client.get("/v1/projects/" + name, tenant);
    client.get("/v1/projects/" + name + "/tools?q=" + name, tenant);
    client.get("/v1/projects/" + name + "/tools/" + name, tenant);
    client.get("/v1/projects/" + name + "/connectors/" + name, tenant);
    client.put("/v1/projects/" + name);
    client.post("/v1/projects/" + name + "/tools/" + name + "/used");
    client.delete("/v1/projects/" + name);
    client.get("/" + name);
    client.get("/v1/" + name + "/x");
    client.get("/v1/projects//" + name);
    client.get("/schemas/" + name);
    client.get("/health/" + name);
    client.send(name.toUpperCase(Locale.ROOT), "/v1/projects");
  }

  /** Each with its labels, without its value. */
  private Set<String> series() {
    return client
        .get("/metrics?scope=application")
        .text()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.substring(0, line.lastIndexOf(' ')))
        .collect(Collectors.toSet());
  }

  @Test
  void legalCorrelationIdIsEchoedAndLogged() {
    String id = "Job-7.step_2";

    Answer found = client.get("/v1/projects", "X-Correlation-ID", id);
    Answer absent = client.get("/v1/nothing", "X-Correlation-ID", id);
    Answer refused = client.get("/v1//projects", "X-Correlation-ID", id);
    Answer created = client.send("PUT", "/v1/projects/correlated", "X-Correlation-ID", id);

    assertThat(List.of(found, absent, refused, created))
        .allSatisfy(answer -> assertThat(answer.header("X-Correlation-ID")).isEqualTo(id));
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(log.linesWith("event=ProjectCreated"))
                    .singleElement()
                    .asString()
                    .contains("project=correlated", "correlation_id=" + id));
  }

  @Test
  void illegalCorrelationIdIsReplaced() {
    Stream<String> illegal =
        Stream.of(
            "two words", "x".repeat(65), "a,b", "\"quoted\"", "semi;colon", "<b>", "a/b", "%0a");

    assertThat(illegal)
        .allSatisfy(
            id ->
                assertThat(
                        client
                            .get("/v1/projects", "X-Correlation-ID", id)
                            .header("X-Correlation-ID"))
                    .matches(UUID));
    assertThat(client.get("/v1/projects").header("X-Correlation-ID")).matches(UUID);
  }

  @Test
  void callersCannotBeginALogLine() throws IOException {
    for (String lineEnd : List.of("\n", "\r", "\r\n", "\u2028", "\u0085", "\u001b[1G", "\b")) {
      sendEverywhere("a" + lineEnd + FORGED);
    }
    FILES.write("forger.yaml", descriptor("forger"));
    client.post(
        "/v1/projects/forger/connectors/install-from-file", "{\"file_path\": \"forger.yaml\"}");
    FILES.write("forger.yaml", descriptor("forger") + "  \"a\\n" + FORGED + "\": 1\n");
    client.post("/v1/projects/forger/hot-reload");
    client.put("/v1/projects/last-line");

    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> !log.linesWith("project=last-line").isEmpty());
    assertThat(log.linesWith("event=ConnectorRejected"))
        .as("what a file holds is in the log, in its place")
        .singleElement()
        .asString()
        .contains(FORGED);
    assertThat(log.lines()).noneMatch(line -> line.startsWith(FORGED));
    assertThat(log.lines()).noneMatch(line -> line.matches(".*[\u2028\u0085\b].*|.*\u001b\\[1G.*"));
  }

  private void sendEverywhere(String text) throws IOException {
    String path = URLEncoder.encode(text, StandardCharsets.UTF_8);
    String json = JsonMapper.shared().writeValueAsString(text);
    String project = "/v1/projects/forge";
    client.get("/" + path);
    client.get("/v1/projects/" + path + "/tools/" + path);
    client.put("/v1/projects/" + path);
    client.post(project + "/connectors/" + path + "/enable");
    client.get(project + "/tools?limit=" + path + "&cursor=" + path);
    String install = project + "/connectors/install-from-";
    client.post(install + "file", "{\"file_path\": " + json + "}");
    client.post(install + "file", "{" + json + ": " + json + "}");
    client.post(
        install + "manifest",
        ("{\"manifest\": {\"connector\": {\"name\": %1$s, \"version\": %1$s, %1$s: 1,"
                + " \"description\": %1$s, \"tools\": [{\"name\": %1$s}]}}}")
            .formatted(json));
    client.post(install + "manifest", "{\"manifest\": " + text);
    raw(text);
  }

  /**
   * Header values that no regular client sends. The request line stays intact: a malformed one
   * never reaches us, and Payara 6 logs it as it is.
   */
  private void raw(String text) throws IOException {
    try (Socket socket = Observed.newSocket(base.getHost(), base.getPort())) {
      List<String> request =
          List.of(
              "PUT /v1/projects/raw HTTP/1.1",
              "Host: localhost",
              "Connection: close",
              "X-Correlation-ID: " + text,
              "X-Tenant-ID: " + text,
              "Accept: " + text,
              "\r\n");
      socket.getOutputStream().write(String.join("\r\n", request).getBytes(StandardCharsets.UTF_8));
      socket.setSoTimeout(10_000);
      socket.getInputStream().readAllBytes();
    }
  }

  private void install(String project, String name) {
    FILES.write(name + ".yaml", descriptor(name));
    Answer answer =
        client.post(
            project + "/connectors/install-from-file", "{\"file_path\": \"" + name + ".yaml\"}");
    assertThat(answer.status()).isEqualTo(201);
  }

  private static String descriptor(String name) {
    return """
        connector:
          name: %s
          version: 1.0.0
          tools:
            - {name: t, input_schema: {type: object}, endpoint: GET https://api.example/t}
        """
        .formatted(name);
  }
}
