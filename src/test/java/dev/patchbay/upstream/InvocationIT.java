package dev.patchbay.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.patchbay.ConnectorFiles;
import dev.patchbay.Deployments;
import dev.patchbay.PatchbayClient;
import dev.patchbay.PatchbayClient.Answer;
import dev.patchbay.canary.Canaries;
import dev.patchbay.canary.Observed;
import dev.patchbay.server.ServerExtension;
import dev.patchbay.upstream.call.CallPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tools in the real server: handlers of the samples, and an upstream. */
@Tag("portable")
@Tag("smoke")
class InvocationIT {
  private static final ConnectorFiles FILES = new ConnectorFiles("invocation");
  private static final String API_KEY = Canaries.plant("invocation");
  private static final HttpServer UPSTREAM = upstream();
  private static final HttpClient HTTP =
      Observed.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final PlainUpstream STUCK = PlainUpstream.stuck();
  private static final String CRM =
      """
      connector:
        name: crm
        version: 1.0.0
        base_url: http://127.0.0.1:%d/v2
        auth: {type: bearer, token: "${config:api_key}"}
        tools:
          - name: get_contact
            input_schema: {type: object, properties: {id: {type: string}}, required: [id]}
            output_schema: {type: object, properties: {path: {type: string}}, required: [path]}
            endpoint: GET /contacts/{id}
          - name: inside
            input_schema: {type: object}
            endpoint: GET http://127.0.0.1:1/
          - name: wait
            input_schema: {type: object}
            endpoint: GET http://127.0.0.1:%d/
            auth: {type: none}
          - name: lost
            input_schema: {type: object}
            endpoint: no.such.handler
      """;

  @RegisterExtension
  static final ServerExtension SERVER = ServerExtension.with("invocation", InvocationIT::settings);

  private final URL base = SERVER.base();

  @BeforeEach
  void awaitReady() {
    Deployments.awaitReady(base);
  }

  private static Map<String, String> settings() {
    return FILES.settings(
        Map.of(
            "patchbay.upstream.allow",
            "127.0.0.1:%d,127.0.0.1:%d".formatted(port(), STUCK.port())));
  }

  private static HttpServer upstream() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            boolean known =
                ("Bearer " + API_KEY)
                    .equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] answer =
                "{\"path\":\"%s\",\"price\":1.50}"
                    .formatted(exchange.getRequestURI().getRawPath())
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(known ? 200 : 401, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int port() {
    return UPSTREAM.getAddress().getPort();
  }

  @AfterAll
  static void stop() {
    UPSTREAM.stop(0);
    STUCK.close();
  }

  @Test
  void calculatorAndTasksRunInTheServer() {
    PatchbayClient client = new PatchbayClient(base);
    client.post("/v1/projects/samples/install-samples");

    Answer sum = invoke(client, "samples", "calculator__add", "{\"arguments\":{\"a\":1,\"b\":2}}");
    Answer none =
        invoke(client, "samples", "calculator__divide", "{\"arguments\":{\"a\":1,\"b\":0}}");
    Answer wrong = invoke(client, "samples", "calculator__add", "{\"arguments\":{\"a\":\"one\"}}");
    Answer task =
        invoke(client, "samples", "create_task", "{\"arguments\":{\"title\":\"Buy milk\"}}");
    Answer row = client.get("/v1/projects/samples/tools/calculator__add");
    Answer stats = client.get("/v1/projects/samples/stats");

    assertThat(sum.text()).contains("\"success\":true,\"result\":{\"result\":3},\"error\":null");
    assertThat(none.json().path("error").asString()).startsWith("Division by zero");
    assertThat(wrong.json().path("error").asString()).contains("/a: ").contains("'b'");
    assertThat(task.json().at("/result/task/status").asString()).isEqualTo("open");
    assertThat(row.json().path("bound").asBoolean()).isTrue();
    assertThat(row.json().path("invocation_count").asInt()).isEqualTo(2);
    assertThat(stats.json().at("/tool_calls/0/exposed_name").asString())
        .isEqualTo("calculator__add");
    assertThat(stats.json().at("/tool_calls/0/invocation_count").asInt()).isEqualTo(2);
    assertThat(stats.json().at("/tool_calls/0/error_count").asInt()).isEqualTo(1);
    assertThat(stats.json().at("/tool_calls/0/latency_ms/p50").isNumber()).isTrue();
  }

  @Test
  void anUpstreamIsCalledWithTheConnectorsCredentials() {
    PatchbayClient client = new PatchbayClient(base);
    FILES.replace("crm.yaml", CRM.formatted(port(), STUCK.port()));
    String install = "{\"file_path\":\"crm.yaml\",\"config\":{\"api_key\":\"" + API_KEY + "\"}}";
    assertThat(client.post("/v1/projects/crm/connectors/install-from-file", install).status())
        .isEqualTo(201);

    String arguments = "\"arguments\":{\"id\":\"a/b c\"}";
    Answer called = invoke(client, "crm", "get_contact", "{" + arguments + "}");
    Answer shown = invoke(client, "crm", "get_contact", "{" + arguments + ",\"dry_run\":true}");
    Answer inside = invoke(client, "crm", "inside", "{}");
    Answer lost = invoke(client, "crm", "lost", "{}");
    Answer absent = invoke(client, "crm", "nothing", "{}");

    assertThat(called.text())
        .contains("\"result\":{\"path\":\"/v2/contacts/a%2Fb%20c\",\"price\":1.50}");
    assertThat(shown.json().at("/result/headers/Authorization").asString()).isEqualTo("Bearer ***");
    assertThat(shown.text()).doesNotContain(API_KEY);
    assertThat(inside.json().path("error").asString()).contains("127.0.0.1:1 is not public");
    assertThat(lost.json().path("error").asString()).contains("no handler of the name");
    assertThat(absent.status()).isEqualTo(404);
    assertThat(client.get("/v1/projects/crm/tools/lost").json().path("bound").asBoolean(true))
        .isFalse();
  }

  @Test
  void waitingCallsHoldNoRequestThread() {
    PatchbayClient client = new PatchbayClient(base);
    FILES.replace("crm.yaml", CRM.formatted(port(), STUCK.port()));
    List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
    for (int project = 0; project < 3; project++) {
      String path = "/v1/projects/wait-" + project;
      client.post(path + "/connectors/install-from-file", "{\"file_path\":\"crm.yaml\"}");
      for (int call = 0; call < 50; call++) {
        waiting.add(send(path + "/tools/wait/invoke"));
      }
    }
    // Of each connector twenty calls run, and the others wait, until the tenant has as many as it
    // may.
    await().until(() -> STUCK.connections() >= 60);

    long start = System.nanoTime();
    assertThat(client.get("/v1/projects").status()).isEqualTo(200);
    assertThat(invoke(client, "wait-0", "wait", "{}").json().path("error").asString())
        .isEqualTo(CallPool.TOO_BUSY);
    Duration took = Duration.ofNanos(System.nanoTime() - start);

    assertThat(waiting).noneMatch(CompletableFuture::isDone);
    assertThat(took).isLessThan(Duration.ofSeconds(3));
    waiting.forEach(call -> assertThat(call.join().body()).contains("\"success\":false"));
  }

  private CompletableFuture<HttpResponse<String>> send(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path.substring(1)))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString());
  }

  private static Answer invoke(PatchbayClient client, String project, String tool, String body) {
    return client.post("/v1/projects/" + project + "/tools/" + tool + "/invoke", body);
  }
}
