package dev.patchbay.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Client of one server that searches each answer at once, so that a failure names the request. */
final class CanaryCaller {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final SecretSearch SEARCH = new SecretSearch(Set.of(), Set.of());
  private static final String JSON = "application/json";

  private final HttpClient http =
      Observed.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI root;
  private final String key;

  CanaryCaller(URI root, String key) {
    this.root = root;
    this.key = key;
  }

  record Answer(int status, Map<String, List<String>> headers, String text) {
    Answer expect(int... statuses) {
      assertThat(statuses).as(text).contains(status);
      return this;
    }
  }

  Answer get(String path) {
    return send("GET", path, JSON, "");
  }

  Answer getWith(String path, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Authorization", "Bearer " + key);
    return send("GET", path, "", all);
  }

  Answer send(String method, String path, String json) {
    return send(method, path, JSON, json);
  }

  Answer postYaml(String path, String yaml) {
    return send("POST", path, "application/yaml", yaml);
  }

  Answer send(String method, String path, String type, String body) {
    return send(method, path, body, Map.of("Authorization", "Bearer " + key, "Content-Type", type));
  }

  /** With the credentials of the headers only. */
  Answer send(String method, String path, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(root.resolve(path))
            .timeout(PATIENCE)
            .header("X-Correlation-Secret", Canaries.plant("correlation"))
            .method(method, BodyPublishers.ofString(body));
    headers.forEach(request::header);
    HttpResponse<String> response = send(request.build(), BodyHandlers.ofString());
    Answer answer = new Answer(response.statusCode(), response.headers().map(), response.body());
    assertThat(SEARCH.secretsIn(answer.headers() + answer.text()))
        .as(method + " " + path + ": " + answer.status())
        .isEmpty();
    return answer;
  }

  /** Protocol era 2026-07-28. */
  Answer callModern(String project, String tool) {
    String call =
        """
        {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"%s","arguments":{},
        "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",
        "io.modelcontextprotocol/clientCapabilities":{}}}}
        """
            .formatted(tool);
    return mcp(
        project,
        call,
        Map.of("MCP-Protocol-Version", "2026-07-28", "Mcp-Method", "tools/call", "Mcp-Name", tool));
  }

  /** Protocol era 2025-11-25; begins a session. */
  String greet(String project) {
    String initialize =
        """
        {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",
        "capabilities":{},"clientInfo":{"name":"c","version":"1"}}}
        """;
    return mcp(project, initialize, Map.of()).expect(200).headers().get("mcp-session-id").get(0);
  }

  Answer callLegacy(String project, String session, String tool) {
    String call =
        "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"%s\"}}"
            .formatted(tool);
    return mcp(
        project, call, Map.of("Mcp-Session-Id", session, "MCP-Protocol-Version", "2025-11-25"));
  }

  private Answer mcp(String project, String message, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Authorization", "Bearer " + key);
    all.put("Content-Type", JSON);
    all.put("Accept", JSON + ", text/event-stream");
    return send("POST", "/mcp/" + project, message, all).expect(200);
  }

  /** The lines of an event stream up to the first with the text. */
  void readEventsUntil(String path, String text) {
    HttpRequest request =
        HttpRequest.newBuilder(root.resolve(path)).header("Authorization", "Bearer " + key).build();
    try (Stream<String> lines = send(request, BodyHandlers.ofLines()).body()) {
      assertThat(lines.filter(line -> line.contains(text)).findFirst()).isPresent();
    }
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (IOException e) {
      throw new AssertionError(request.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
