package dev.patchbay.mcp;

import dev.patchbay.canary.Observed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Client of one project's MCP endpoint, in either era. */
public final class McpConversation {
  /** Marks the regular end of a stream, as opposed to a cut-off. */
  public static final String END = "end";

  private static final String DATA = "data: ";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String ENVELOPE =
      "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
          + "\"io.modelcontextprotocol/clientCapabilities\":{}";

  private final HttpClient http =
      Observed.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI endpoint;
  private final Optional<String> key;

  McpConversation(URL base, String project) {
    this(base, project, Optional.empty());
  }

  /**
   * @param key of the caller
   */
  public McpConversation(URL base, String project, Optional<String> key) {
    this.endpoint = URI.create(base + "mcp/" + project);
    this.key = key;
  }

  record Heard(HttpResponse<String> response) {
    int status() {
      return response.statusCode();
    }

    /** A call that takes a second or more is answered by a stream, whose last message counts. */
    JsonNode json() {
      String text = response.body();
      return JsonMapper.shared()
          .readTree(isStream() ? text.substring(text.lastIndexOf(DATA) + DATA.length()) : text);
    }

    private boolean isStream() {
      return response
          .headers()
          .firstValue("Content-Type")
          .orElse("")
          .startsWith("text/event-stream");
    }

    JsonNode result() {
      return json().path("result");
    }
  }

  /** The params' members end with a comma. */
  Heard modern(String method, String params, String... headers) {
    return send(modernRequest(method, params, headers).timeout(PATIENCE).build());
  }

  /** With one more member of {@code _meta}. */
  Heard modernWithMeta(String method, String params, String member, String... headers) {
    return send(modernRequest(method, params, "," + member, headers).timeout(PATIENCE).build());
  }

  Heard call(String tool) {
    return modern("tools/call", "\"name\":\"" + tool + "\",", "Mcp-Name", tool);
  }

  Heard call(String tool, String arguments) {
    String params = "\"name\":\"" + tool + "\",\"arguments\":" + arguments + ",";
    return modern("tools/call", params, "Mcp-Name", tool);
  }

  /** A call whose client disconnects soon after. */
  void callAndLeave(String tool) throws InterruptedException {
    HttpRequest request =
        modernRequest("tools/call", "\"name\":\"" + tool + "\",", "Mcp-Name", tool).build();
    CompletableFuture<?> answer = http.sendAsync(request, BodyHandlers.ofString());
    Thread.sleep(300);
    answer.cancel(true);
  }

  Heard legacy(String session, String message) {
    HttpRequest.Builder request = request().POST(BodyPublishers.ofString(message));
    return send(inSession(request, session).timeout(PATIENCE).build());
  }

  /** Begins a session of the legacy era, and gives its id. */
  public String greet() {
    String initialize =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{"
            + "\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"clientInfo\":"
            + "{\"name\":\"c\",\"version\":\"1\"}}}";
    return legacy("", initialize).response().headers().firstValue("Mcp-Session-Id").orElseThrow();
  }

  Heard delete(String session) {
    return send(inSession(request().DELETE(), session).timeout(PATIENCE).build());
  }

  /** The messages of the stream that the modern era listens on. */
  public BlockingQueue<String> listen() {
    return stream(
        modernRequest("subscriptions/listen", "\"notifications\":{\"toolsListChanged\":true},")
            .build());
  }

  /** The messages of the stream that the legacy era listens on. */
  public BlockingQueue<String> listen(String session) {
    return stream(inSession(request().GET(), session).build());
  }

  private BlockingQueue<String> stream(HttpRequest request) {
    HttpResponse<Stream<String>> response;
    try {
      response = http.send(request, BodyHandlers.ofLines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    Thread reader = new Thread(() -> read(response.body(), heard));
    reader.setDaemon(true);
    reader.start();
    return heard;
  }

  private static void read(Stream<String> lines, BlockingQueue<String> heard) {
    try {
      lines
          .filter(line -> line.startsWith(DATA))
          .forEach(line -> heard.add(line.substring(DATA.length())));
      heard.add(END);
    } catch (UncheckedIOException e) {
      heard.add("broken: " + e);
    }
  }

  private HttpRequest.Builder modernRequest(String method, String params, String... headers) {
    return modernRequest(method, params, "", headers);
  }

  private HttpRequest.Builder modernRequest(
      String method, String params, String more, String[] headers) {
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":{%s\"_meta\":{%s%s}}}"
            .formatted(method, params, ENVELOPE, more);
    HttpRequest.Builder request =
        request()
            .header("MCP-Protocol-Version", "2026-07-28")
            .header("Mcp-Method", method)
            .POST(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request;
  }

  private static HttpRequest.Builder inSession(HttpRequest.Builder request, String session) {
    return session.isEmpty()
        ? request
        : request.header("Mcp-Session-Id", session).header("MCP-Protocol-Version", "2025-11-25");
  }

  private HttpRequest.Builder request() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream");
    key.ifPresent(text -> request.header("Authorization", "Bearer " + text));
    return request;
  }

  private Heard send(HttpRequest request) {
    try {
      return new Heard(http.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
