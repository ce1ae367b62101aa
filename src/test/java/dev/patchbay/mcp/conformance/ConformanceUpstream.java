package dev.patchbay.mcp.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.Executors;

/** The API behind the connectors of the conformance suite. */
public final class ConformanceUpstream {
  private static final byte[] PIXEL =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
  private static final byte[] SILENCE =
      Base64.getDecoder()
          .decode("UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAAB9AAACABAAZGF0YQIAAAAAAA==");

  private final HttpServer server;
  private volatile Runnable trigger = () -> {};

  public ConformanceUpstream() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    text("/text", 200, "This is a simple text response for testing.");
    text("/error", 500, "This tool intentionally returns an error for testing");
    bytes("/image", "image/png", PIXEL);
    bytes("/audio", "audio/wav", SILENCE);
    server.createContext(
        "/trace",
        exchange -> {
          String trace = String.valueOf(exchange.getRequestHeaders().getFirst("traceparent"));
          answer(exchange, 200, "text/plain", trace.getBytes(StandardCharsets.UTF_8));
        });
    server.createContext(
        "/trigger",
        exchange -> {
          trigger.run();
          answer(exchange, 200, "text/plain", "changed".getBytes(StandardCharsets.UTF_8));
        });
    server.setExecutor(
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "conformance-upstream");
              thread.setDaemon(true);
              return thread;
            }));
    server.start();
  }

  public String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Action for a tool that asks for a change of the list of tools. */
  public void onTrigger(Runnable action) {
    trigger = action;
  }

  private void text(String path, int status, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    server.createContext(path, exchange -> answer(exchange, status, "text/plain", bytes));
  }

  private void bytes(String path, String type, byte[] bytes) {
    server.createContext(path, exchange -> answer(exchange, 200, type, bytes));
  }

  private static void answer(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
