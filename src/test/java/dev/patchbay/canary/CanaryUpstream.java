package dev.patchbay.canary;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.json.JsonMapper;

/**
 * Upstream that repeats all it receives, also decoded: below {@code /well} in a success, elsewhere
 * in a failure; as JSON, as text, as a picture. Only its tokens are well-formed.
 */
final class CanaryUpstream implements AutoCloseable {
  static final String TOKEN = Canaries.plant("access-token");

  private final HttpServer server;
  private final Queue<String> heard = new ConcurrentLinkedQueue<>();

  CanaryUpstream() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/token", exchange -> answer(exchange, 200, "application/json", token(echo(exchange))));
    server.createContext(
        "/bad-token", exchange -> answer(exchange, 400, "text/plain", echo(exchange)));
    server.createContext(
        "/well", exchange -> answer(exchange, 200, "application/json", json(echo(exchange))));
    server.createContext(
        "/well-said", exchange -> answer(exchange, 200, "text/plain", echo(exchange)));
    server.createContext(
        "/well-drawn", exchange -> answer(exchange, 200, "image/png", echo(exchange)));
    server.createContext("/", exchange -> answer(exchange, 500, "text/plain", echo(exchange)));
    server.start();
  }

  String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** All received data. */
  String heard() {
    return String.join("\n", heard);
  }

  private static String token(String ignored) {
    return "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":600}"
        .formatted(TOKEN);
  }

  private static String json(String echo) {
    String text = JsonMapper.shared().writeValueAsString(echo);
    return "{\"text\":%s,\"list\":[%s],%s:1}".formatted(text, text, text);
  }

  private String echo(HttpExchange exchange) throws IOException {
    StringBuilder echo = new StringBuilder("echo:");
    for (String name : List.of("Authorization", "X-API-Key", "X-Signature", "Cookie")) {
      exchange.getRequestHeaders().getOrDefault(name, List.of()).forEach(echo::append);
    }
    String basic = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    if (basic.startsWith("Basic ")) {
      byte[] decoded = Base64.getDecoder().decode(basic.substring("Basic ".length()));
      echo.append(new String(decoded, StandardCharsets.UTF_8));
    }
    echo.append(exchange.getRequestURI());
    byte[] body = exchange.getRequestBody().readAllBytes();
    echo.append(new String(body, StandardCharsets.UTF_8));
    heard.add(echo.toString());
    return echo.toString();
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
