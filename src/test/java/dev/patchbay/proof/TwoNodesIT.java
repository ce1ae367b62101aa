package dev.patchbay.proof;

import static dev.patchbay.proof.Cluster.awaitValid;
import static dev.patchbay.proof.Cluster.mcp;
import static dev.patchbay.proof.Cluster.on;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.patchbay.OwnServer;
import dev.patchbay.PatchbayClient;
import dev.patchbay.PatchbayClient.Answer;
import dev.patchbay.canary.Canaries;
import dev.patchbay.proof.Cluster.HeldKey;
import dev.patchbay.rest.EventClient;
import dev.patchbay.store.TestDatabases;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Effects of one node's changes on callers of another node. */
class TwoNodesIT implements KeysOnTwoNodes {
  private static final String SECRET = Canaries.plant("two-nodes");
  private static final BlockingQueue<String> AUTHORIZATIONS = new LinkedBlockingQueue<>();

  @TempDir(cleanup = CleanupMode.NEVER)
  static Path directory;

  private static HttpServer upstream;
  private static String database;
  private static Cluster nodes;

  @BeforeAll
  static void start() throws IOException {
    upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    upstream.createContext(
        "/",
        exchange -> {
          AUTHORIZATIONS.add(exchange.getRequestHeaders().getFirst("Authorization"));
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    upstream.start();
    database = TestDatabases.newPostgresUrl();
    nodes =
        new Cluster(
            directory,
            database,
            "127.0.0.1:" + upstream.getAddress().getPort(),
            Map.of(
                "patchbay.keys.rotation-grace",
                GRACE.toString(),
                "patchbay.usage.flush",
                "PT0.5S"));
  }

  @AfterAll
  static void stop() {
    nodes.close();
    upstream.stop(0);
  }

  @Override
  public Cluster nodes() {
    return nodes;
  }

  @Test
  void connectorOfOneNodeIsServedAndAnnouncedByTheOther() throws InterruptedException {
    HeldKey key = nodes.key("served", "operator");
    awaitValid(nodes.b, key);
    nodes.install(key, "served", "one");
    PatchbayClient other = on(nodes.b, key);
    assertThat(other.get("/v1/projects/served?min_revision=1").status()).isEqualTo(200);
    BlockingQueue<String> heard = mcp(nodes.b, key, "served").listen();
    assertThat(heard.poll(10, SECONDS)).contains("acknowledged");

    try (EventClient.Stream events = nodes.events(nodes.b, key, "served")) {
      long revision = nodes.install(key, "served", "two");

      Answer tool = other.get("/v1/projects/served/tools/two?min_revision=" + revision);
      assertThat(tool.json().path("connector_name").asString()).isEqualTo("crm");
      EventClient.Message event = events.take(1).get(0);
      assertThat(event.id()).isEqualTo(revision);
      assertThat(event.data().at("/events/0/changes/tools_added/0").asString()).isEqualTo("two");
      assertThat(heard.poll(10, SECONDS)).contains("notifications/tools/list_changed");
    }
  }

  @Test
  void secretOfOneNodeIsUsedByTheOther() throws InterruptedException {
    HeldKey key = nodes.key("sealed", "admin");
    awaitValid(nodes.b, key);
    nodes.install(key, "sealed", "whoami");
    setSecret(key, SECRET + "-1");
    assertThat(sentBy(nodes.b, key)).isEqualTo("Bearer " + SECRET + "-1");

    nodes.addMasterKey();
    assertThat(rewrapped()).isPositive();
    assertThat(rewrapped()).isZero();
    nodes.forgetOldMasterKeys();

    assertThat(sentBy(nodes.b, key)).isEqualTo("Bearer " + SECRET + "-1");
    setSecret(key, SECRET + "-2");
    assertThat(sentBy(nodes.b, key)).isEqualTo("Bearer " + SECRET + "-2");
    assertShowNoSecret(nodes.a, key);
    assertShowNoSecret(nodes.b, key);
  }

  /** Changes one node, and waits until the other has the change. */
  private static void setSecret(HeldKey key, String secret) {
    Answer set =
        on(nodes.a, key)
            .patch("/v1/projects/sealed/connectors/crm/config", "{\"api_key\":\"" + secret + "\"}");
    assertThat(set.status()).as(set.text()).isEqualTo(200);
    String revision = set.header("X-Patchbay-Revision");
    Answer there = on(nodes.b, key).get("/v1/projects/sealed?min_revision=" + revision);
    assertThat(there.status()).as(there.text()).isEqualTo(200);
  }

  /** What the upstream receives when the tool is called. */
  private static String sentBy(OwnServer node, HeldKey key) throws InterruptedException {
    Answer called = on(node, key).post("/v1/projects/sealed/tools/whoami/invoke", "{}");
    assertThat(called.json().path("success").asBoolean()).as(called.text()).isTrue();
    return AUTHORIZATIONS.poll(10, SECONDS);
  }

  private static int rewrapped() {
    Answer rotated = on(nodes.a, nodes.root).post("/v1/secrets/rotate");
    assertThat(rotated.status()).as(rotated.text()).isEqualTo(200);
    return rotated.json().path("rewrapped").asInt();
  }

  private static void assertShowNoSecret(OwnServer node, HeldKey key) {
    PatchbayClient client = on(node, key);
    String connector = "/v1/projects/sealed/connectors/crm";
    String tool = "/v1/projects/sealed/tools/whoami";
    Stream.of(
            client.get(connector),
            client.get(connector + "/versions"),
            client.get("/v1/projects/sealed/connectors"),
            client.get(tool),
            client.post(tool + "/invoke", "{\"dry_run\":true}"),
            client.get("/v1/export?secrets=sealed"),
            client.get("/v1/audit"),
            client.get("/metrics?scope=application"))
        .forEach(
            answer -> {
              assertThat(answer.status()).as(answer.text()).isEqualTo(200);
              assertThat(answer.text()).doesNotContain(SECRET);
            });
    assertThat(node.log()).doesNotContain(SECRET);
  }

  @Test
  void recordsOfBothNodesAreReadOnEitherAsTwoChains() throws Exception {
    HeldKey key = nodes.key("audited", "admin");
    awaitValid(nodes.b, key);
    assertThat(on(nodes.a, key).put("/v1/projects/by-a").status()).isEqualTo(201);
    assertThat(on(nodes.b, key).put("/v1/projects/by-b").status()).isEqualTo(201);

    JsonNode records = on(nodes.a, key).get("/v1/audit").json();
    Map<String, List<String>> chains = AuditChains.in(database);

    assertThat(on(nodes.b, key).get("/v1/audit").json()).isEqualTo(records);
    assertThat(records.path("records"))
        .extracting(record -> record.path("object").asString())
        .containsExactly("by-b", "by-a", key.id());
    assertThat(chains.get(nodes.name("a"))).anyMatch(line -> line.contains("\"by-a\""));
    assertThat(chains.get(nodes.name("b"))).anyMatch(line -> line.contains("\"by-b\""));
    assertThat(AuditChains.verdict(chains, directory.resolve("chains")))
        .contains(nodes.name("a") + ": whole", nodes.name("b") + ": whole")
        .doesNotContain("NOT WHOLE");
  }

  @Test
  void usesOnBothNodesAddUp() {
    HeldKey key = nodes.key("used", "operator");
    awaitValid(nodes.b, key);
    nodes.install(key, "used", "one");

    use(nodes.a, key, "used", 3);
    use(nodes.b, key, "used", 4);

    await().atMost(Cluster.PATIENCE).until(() -> uses(nodes.a, key, "used") == 7);
    await().atMost(Cluster.PATIENCE).until(() -> uses(nodes.b, key, "used") == 7);
  }

  private static void use(OwnServer node, HeldKey key, String project, int times) {
    for (int i = 0; i < times; i++) {
      Answer used = on(node, key).post("/v1/projects/" + project + "/tools/one/used");
      assertThat(used.status()).as(used.text()).isEqualTo(200);
    }
  }

  private static int uses(OwnServer node, HeldKey key, String project) {
    Answer tool = on(node, key).get("/v1/projects/" + project + "/tools/one");
    return tool.json().path("invocation_count").asInt();
  }

  @Test
  void stoppedNodeSavesItsUsesAndLogsNoFailure() throws InterruptedException {
    HeldKey key = nodes.key("stopped", "operator");
    nodes.install(key, "stopped", "one");
    try (OwnServer node = nodes.launch("c", Map.of("patchbay.usage.flush", "PT1H"))) {
      node.awaitReady();
      await().atMost(Cluster.PATIENCE).until(() -> node.log().contains("Patchbay answers at"));
      assertThat(node.log())
          .containsPattern("Loaded [1-9]\\d* projects in ")
          .contains("This node serves what the store has.")
          .doesNotContain("patchbay.auth=dev");
      use(node, key, "stopped", 5);

      node.stop();

      assertThat(node.process().waitFor(60, SECONDS)).isTrue();
      // SIGTERM ends a JVM with 128 + 15 after its shutdown hooks.
      assertThat(node.process().exitValue()).isEqualTo(143);
      assertThat(node.log()).doesNotContain("SEVERE").doesNotContain("Exception");
    }
    awaitValid(nodes.b, key);
    await().atMost(Cluster.PATIENCE).until(() -> uses(nodes.b, key, "stopped") == 5);
  }
}
