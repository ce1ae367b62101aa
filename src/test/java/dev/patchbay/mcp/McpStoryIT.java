package dev.patchbay.mcp;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.patchbay.ConnectorFiles;
import dev.patchbay.Deployments;
import dev.patchbay.PatchbayClient;
import dev.patchbay.canary.Observed;
import dev.patchbay.demo.OrdersApi;
import dev.patchbay.mcp.conformance.ConformanceUpstream;
import dev.patchbay.server.ServerExtension;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/**
 * The life of a descriptor file as agents of both eras see it: without polling, the timer sees the
 * file and the server notifies them.
 */
@Tag("portable")
@Timeout(90)
class McpStoryIT {
  private static final String FILE = "crm.yaml";
  private static final String CONNECTORS = "/v1/projects/story/connectors/";
  private static final String ANSWER = "This is a simple text response for testing.";
  private static final ConformanceUpstream UPSTREAM = new ConformanceUpstream();
  private static final HttpServer ORDERS = startOrders();
  private static final String ORDERS_AUTHORITY = "127.0.0.1:" + ORDERS.getAddress().getPort();
  private static final ConnectorFiles FILES = new ConnectorFiles("mcp-story");

  @RegisterExtension
  static final ServerExtension SERVER = ServerExtension.with("mcp-story", McpStoryIT::settings);

  private final URL base = SERVER.base();

  @BeforeEach
  void awaitReady() {
    Deployments.awaitReady(base);
  }

  private PatchbayClient rest;
  private McpConversation modern;

  private static Map<String, String> settings() {
    return FILES.settings(
        Map.of("patchbay.upstream.allow", UPSTREAM.authority() + "," + ORDERS_AUTHORITY));
  }

  private static HttpServer startOrders() {
    try {
      return OrdersApi.start(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void stopOrders() {
    ORDERS.stop(0);
  }

  @BeforeEach
  void connect() {
    rest = new PatchbayClient(base);
    modern = new McpConversation(base, "story");
  }

  @Test
  void clientsFollowAFileFromInstallToRemoval() throws Exception {
    FILES.replace(FILE, descriptor("1.0.0", "find"));
    assertThat(
            rest.post(CONNECTORS + "install-from-file", "{\"file_path\": \"crm.yaml\"}").status())
        .isEqualTo(201);
    List<List<String>> told = new CopyOnWriteArrayList<>();
    try (McpSyncClient official = official(told)) {
      official.initialize();
      assertListedAndCalled(official, "crm__find");
      waitUntilHeard(told);
      BlockingQueue<String> notices = modern.listen();
      assertThat(notices.poll(5, SECONDS)).contains("acknowledged");

      theFileChanges(official, told, notices);
      theConnectorIsDisabled(official, told, notices);
    }
  }

  @Test
  void connectorOfTheTutorialAnswersAsShown() throws Exception {
    String page = Files.readString(Path.of("src/site/markdown/tutorial/first-call.md"));
    String yaml = page.replaceFirst("(?s).*<<'END'\n(.*?)\nEND\n.*", "$1");

    assertThat(
            rest.postYaml(
                    "/v1/projects/tour/connectors/install-from-manifest",
                    yaml.replace("127.0.0.1:8099", ORDERS_AUTHORITY))
                .status())
        .isEqualTo(201);

    McpConversation tour = new McpConversation(base, "tour");
    JsonNode order = tour.call("orders__get_order", "{\"id\":1001}").result();
    assertThat(page).contains(order.path("structuredContent").toString());
    assertThat(
            tour.call("orders__get_order", "{\"id\":9}").result().at("/content/0/text").asString())
        .isEqualTo("there is no such order (the upstream answered 404).");
  }

  private void theFileChanges(
      McpSyncClient official, List<List<String>> told, BlockingQueue<String> notices)
      throws InterruptedException {
    FILES.replace(FILE, descriptor("2.0.0", "find", "merge"));

    assertThat(notices.poll(5, SECONDS)).contains("notifications/tools/list_changed");
    assertListedAndCalled(official, "crm__find", "crm__merge");
    await().until(() -> told.contains(List.of("crm__find", "crm__merge")));
  }

  private void theConnectorIsDisabled(
      McpSyncClient official, List<List<String>> told, BlockingQueue<String> notices)
      throws InterruptedException {
    assertThat(rest.post(CONNECTORS + "crm/disable").status()).isEqualTo(200);

    assertThat(notices.poll(5, SECONDS)).contains("notifications/tools/list_changed");
    await().until(() -> told.contains(List.of()));
    assertListedAndCalled(official);
    assertThat(modern.call("crm__merge").json().at("/error/code").asInt()).isEqualTo(-32602);
    assertThatThrownBy(() -> call(official, "crm__merge"))
        .isInstanceOf(McpError.class)
        .hasMessageContaining("Unknown tool: crm__merge");
  }

  /**
   * The official client does not report when its stream is open, so edits repeat until it is
   * notified.
   */
  private void waitUntilHeard(List<List<String>> told) {
    AtomicInteger edits = new AtomicInteger();
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              if (told.isEmpty()) {
                FILES.replace(FILE, descriptor("1.0." + edits.incrementAndGet(), "find"));
              }
              return !told.isEmpty();
            });
    String last = "Since 1.0." + edits.get();
    await().until(() -> last.equals(listed().at("/0/description").asString("")));
  }

  private JsonNode listed() {
    return modern.modern("tools/list", "").result().path("tools");
  }

  private void assertListedAndCalled(McpSyncClient official, String... names) {
    assertThat(listed().valueStream().map(tool -> tool.path("name").asString()))
        .containsExactly(names);
    assertThat(official.listTools().tools().stream().map(McpSchema.Tool::name))
        .containsExactly(names);
    for (String name : names) {
      assertThat(modern.call(name).result().at("/content/0/text").asString()).isEqualTo(ANSWER);
      assertThat(call(official, name).content())
          .extracting(block -> ((McpSchema.TextContent) block).text())
          .containsExactly(ANSWER);
    }
  }

  private McpSyncClient official(List<List<String>> told) {
    return McpClient.sync(
            HttpClientStreamableHttpTransport.builder(base.toString())
                .clientBuilder(Observed.newBuilder().version(HttpClient.Version.HTTP_1_1))
                .endpoint("/mcp/story")
                .openConnectionOnStartup(true)
                .build())
        .requestTimeout(Duration.ofSeconds(20))
        .toolsChangeConsumer(tools -> told.add(tools.stream().map(McpSchema.Tool::name).toList()))
        .build();
  }

  private static McpSchema.CallToolResult call(McpSyncClient client, String tool) {
    return client.callTool(McpSchema.CallToolRequest.builder(tool).arguments(Map.of()).build());
  }

  /** The version is part of what agents see, so that every edit changes the list. */
  private static String descriptor(String version, String... tools) {
    StringBuilder yaml = new StringBuilder("connector:\n  name: crm\n");
    yaml.append("  version: ").append(version).append('\n');
    yaml.append("  base_url: http://").append(UPSTREAM.authority()).append("\n  tools:\n");
    for (String tool : tools) {
      yaml.append("    - {name: ").append(tool);
      yaml.append(", description: Since ").append(version);
      yaml.append(", input_schema: {type: object}, endpoint: GET /text}\n");
    }
    return yaml.toString();
  }
}
