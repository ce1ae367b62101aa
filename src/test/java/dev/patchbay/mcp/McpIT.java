package dev.patchbay.mcp;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.Deployments;
import dev.patchbay.PatchbayClient;
import dev.patchbay.canary.Observed;
import dev.patchbay.mcp.conformance.ConformanceProject;
import dev.patchbay.mcp.tools.ServerInfo;
import dev.patchbay.server.ServerExtension;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URL;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Conversations with the real server, each in a project of its own. */
@Tag("portable")
@Tag("smoke")
@Timeout(90)
class McpIT {
  private static final String LIST_CHANGED = "notifications/tools/list_changed";
  private static final int STREAMS = 1000;

  @RegisterExtension static final ServerExtension SERVER = ConformanceProject.server("mcp");

  private final URL base = SERVER.base();

  @BeforeEach
  void awaitReady() {
    Deployments.awaitReady(base);
  }

  @Test
  void aModernClientDiscoversListsAndCalls() {
    ConformanceProject.install(base, "modern");
    McpConversation client = new McpConversation(base, "modern");

    JsonNode discovered = client.modern("server/discover", "").result();
    assertThat(discovered.path("supportedVersions")).hasSize(5);
    assertThat(discovered.at("/_meta/io.modelcontextprotocol~1serverInfo").toString())
        .isEqualTo(ServerInfo.JSON);
    assertThat(client.modern("tools/list", "").result().at("/tools/0/name").asString())
        .isEqualTo("test_simple_text");
    assertThat(client.call("test_simple_text").result().at("/content/0/text").asString())
        .isEqualTo("This is a simple text response for testing.");
    assertThat(client.call("test_error_handling").result().path("isError").asBoolean()).isTrue();
    assertThat(client.call("nothing").json().at("/error/code").asInt()).isEqualTo(-32602);
  }

  @Test
  void aLegacyClientGreetsListsCallsAndLeaves() {
    ConformanceProject.install(base, "legacy");
    McpConversation client = new McpConversation(base, "legacy");
    String session = client.greet();

    assertThat(
            client
                .legacy(session, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}")
                .status())
        .isEqualTo(202);
    assertThat(client.legacy(session, request("ping", "{}")).result()).isEmpty();
    assertThat(client.legacy(session, request("tools/list", "{}")).result().path("tools"))
        .isNotEmpty();
    assertThat(
            client
                .legacy(session, request("tools/call", "{\"name\":\"test_simple_text\"}"))
                .result()
                .at("/content/0/type")
                .asString())
        .isEqualTo("text");
    assertThat(client.delete(session).status()).isEqualTo(204);
    assertThat(client.legacy(session, request("ping", "{}")).status()).isEqualTo(404);
  }

  @Test
  void bothErasAreNotifiedOfChangedListsOnly() throws Exception {
    PatchbayClient rest = new PatchbayClient(base);
    install(rest, "heard", "one");
    McpConversation client = new McpConversation(base, "heard");
    BlockingQueue<String> modern = client.listen();
    BlockingQueue<String> legacy = client.listen(client.greet());
    assertThat(modern.poll(5, SECONDS)).contains("acknowledged");

    install(rest, "heard", "two");
    assertHeard(modern, legacy);
    assertThat(client.modern("tools/list", "").json().toString()).contains("things__two");

    rest.post("/v1/projects/heard/tools/things__two/used");
    install(rest, "heard", "two");
    rest.post("/v1/projects/heard/hot-reload");
    rest.post("/v1/projects/heard/connectors/things/disable");
    assertHeard(modern, legacy);
    assertThat(client.modern("tools/list", "").result().path("tools")).isEmpty();

    rest.post("/v1/projects/heard/connectors/things/enable");
    assertHeard(modern, legacy);
    rest.delete("/v1/projects/heard");
    assertThat(modern.poll(5, SECONDS)).contains("\"resultType\":\"complete\"");
    assertThat(client.modern("tools/list", "").status()).isEqualTo(404);
  }

  @Test
  void disconnectCancelsTheCall() throws Exception {
    ConformanceProject.install(base, "left");
    McpConversation client = new McpConversation(base, "left");

    client.callAndLeave("test_wait");

    await()
        .atMost(Duration.ofSeconds(8))
        .untilAsserted(
            () ->
                assertThat(client.call("test_waited").result().at("/content/0/text").asString())
                    .isEqualTo("cancelled"));
  }

  @Test
  void traceContextReachesTheUpstreamInBothEras() {
    String header = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    String meta = "00-11111111111111111111111111111111-2222222222222222-00";
    PatchbayClient rest = new PatchbayClient(base);
    install(rest, "traced", "trace", "GET http://" + ConformanceProject.upstream() + "/trace");
    McpConversation client = new McpConversation(base, "traced");
    String call = "\"name\":\"things__trace\",";

    PatchbayClient.Answer byRest =
        rest.post("/v1/projects/traced/tools/things__trace/invoke", "{}", "traceparent", header);
    String[] headers = {"Mcp-Name", "things__trace", "traceparent", header};
    McpConversation.Heard byHeader = client.modern("tools/call", call, headers);
    McpConversation.Heard byMeta =
        client.modernWithMeta("tools/call", call, "\"traceparent\":\"" + meta + "\"", headers);

    assertThat(byRest.json().path("result").asString()).isEqualTo(header);
    assertThat(byHeader.result().at("/content/0/text").asString()).isEqualTo(header);
    assertThat(byMeta.result().at("/content/0/text").asString()).isEqualTo(meta);
  }

  @Test
  void streamSendsHeartbeats() throws Exception {
    install(new PatchbayClient(base), "alive", "one");

    try (Socket socket = listening("alive")) {
      readUntil(socket, "acknowledged");
      readUntil(socket, ": ka");
    }
  }

  @Test
  void narrowedUrlExposesOnlyItsTools() {
    ConformanceProject.install(base, "narrow");
    McpConversation reading = new McpConversation(base, "narrow?read_only=true");

    assertThat(reading.modern("tools/list", "").result().path("tools"))
        .extracting(tool -> tool.path("name").asString())
        .contains("test_simple_text", "test_image_content")
        .doesNotContain("test_trigger_tool_change", "test_embedded_resource");
    assertThat(reading.call("test_simple_text").result().has("content")).isTrue();
    assertThat(reading.call("test_trigger_tool_change").json().at("/error/code").asInt())
        .isEqualTo(-32602);
    assertThat(new McpConversation(base, "narrow?readonly=true").modern("tools/list", "").status())
        .isEqualTo(400);
  }

  @Test
  void anAbsentProjectIsAProblemDocument() {
    McpConversation.Heard heard = new McpConversation(base, "absent").modern("tools/list", "");

    assertThat(heard.status()).isEqualTo(404);
    assertThat(heard.json().path("type").asString()).startsWith("urn:patchbay:problem:");
  }

  @Test
  void officialClientListsCallsAndIsNotified() {
    PatchbayClient rest = new PatchbayClient(base);
    ConformanceProject.install(base, "official");
    List<String> heard = new CopyOnWriteArrayList<>();

    try (McpSyncClient client =
        McpClient.sync(
                HttpClientStreamableHttpTransport.builder(base.toString())
                    .clientBuilder(Observed.newBuilder().version(HttpClient.Version.HTTP_1_1))
                    .endpoint("/mcp/official")
                    .openConnectionOnStartup(true)
                    .build())
            .requestTimeout(Duration.ofSeconds(20))
            .toolsChangeConsumer(tools -> tools.forEach(tool -> heard.add(tool.name())))
            .build()) {
      client.initialize();
      assertThat(client.listTools().tools()).hasSizeGreaterThan(10);
      McpSchema.CallToolResult result =
          client.callTool(
              McpSchema.CallToolRequest.builder("test_simple_text").arguments(Map.of()).build());
      assertThat(result.content()).hasSize(1);

      await()
          .atMost(Duration.ofSeconds(20))
          .pollInterval(Duration.ofMillis(500))
          .until(
              () -> {
                install(rest, "official", "t" + System.nanoTime());
                return heard.stream().anyMatch(name -> name.startsWith("things__"));
              });
    }
  }

  @Test
  void thousandStreamsAreNotifiedOfOneChange() throws Exception {
    PatchbayClient rest = new PatchbayClient(base);
    install(rest, "crowd", "one");
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < STREAMS; i++) {
        sockets.add(listening("crowd"));
      }
      for (Socket socket : sockets) {
        readUntil(socket, "acknowledged");
      }

      long before = System.nanoTime();
      install(rest, "crowd", "two");
      for (Socket socket : sockets) {
        readUntil(socket, LIST_CHANGED);
      }

      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  private Socket listening(String project) throws IOException {
    Socket socket = Observed.newSocket(base.getHost(), base.getPort());
    socket.setSoTimeout(20_000);
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"subscriptions/listen\",\"params\":{"
            + "\"notifications\":{\"toolsListChanged\":true},\"_meta\":{"
            + "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}}}";
    String head =
        String.join(
            "\r\n",
            "POST /mcp/%s HTTP/1.1",
            "Host: localhost",
            "Content-Type: application/json",
            "Accept: application/json, text/event-stream",
            "MCP-Protocol-Version: 2026-07-28",
            "Mcp-Method: subscriptions/listen",
            "Content-Length: %d",
            "",
            "");
    OutputStream out = socket.getOutputStream();
    out.write((head.formatted(project, body.length()) + body).getBytes(StandardCharsets.UTF_8));
    out.flush();
    return socket;
  }

  private static void readUntil(Socket socket, String text) throws IOException {
    StringBuilder heard = new StringBuilder();
    byte[] bytes = new byte[4096];
    while (heard.indexOf(text) < 0) {
      int count = socket.getInputStream().read(bytes);
      assertThat(count).as(heard.toString()).isPositive();
      heard.append(new String(bytes, 0, count, StandardCharsets.UTF_8));
    }
  }

  private static void assertHeard(BlockingQueue<String> modern, BlockingQueue<String> legacy)
      throws InterruptedException {
    assertThat(modern.poll(5, SECONDS)).contains(LIST_CHANGED).contains("subscriptionId");
    assertThat(legacy.poll(5, SECONDS)).contains(LIST_CHANGED);
    assertThat(modern.poll(300, MILLISECONDS)).isNull();
    assertThat(legacy).isEmpty();
  }

  private static String request(String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":%s}"
        .formatted(method, params);
  }

  private static void install(PatchbayClient rest, String project, String tool) {
    install(rest, project, tool, "math.add");
  }

  private static void install(PatchbayClient rest, String project, String tool, String endpoint) {
    String yaml =
        """
        connector:
          name: things
          version: 1.0.0
          tools:
            - {name: %s, description: A thing, input_schema: {type: object}, endpoint: "%s"}
        """
            .formatted(tool, endpoint);
    assertThat(
            rest.postYaml("/v1/projects/" + project + "/connectors/install-from-manifest", yaml)
                .status())
        .isBetween(200, 201);
  }
}
