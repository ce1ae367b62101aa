package dev.patchbay.soak;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/**
 * The attacker's API: answers that are small on the wire and expensive to read, each compressed
 * once. Any other path answers {@code {"ok":true}}.
 */
final class HostileUpstream implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, byte[]> prepared = new ConcurrentHashMap<>();

  HostileUpstream() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    boolean isText = path.startsWith("/text/");
    byte[] body = prepared.computeIfAbsent(path, HostileUpstream::body);
    exchange.getResponseHeaders().set("Content-Type", isText ? "text/plain" : "application/json");
    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static byte[] body(String path) {
    String[] parts = path.substring(1).split("/", -1);
    return switch (parts[0]) {
      case "values" -> gzip("[" + repeated("{},", Integer.parseInt(parts[1])) + "0]");
      case "collide" -> gzip(HostileText.jsonOfColliding(Integer.parseInt(parts[1])));
      case "text" -> gzip("x".repeat(Integer.parseInt(parts[1])));
      default -> gzip("{\"ok\":true}");
    };
  }

  private static String repeated(String unit, int bytes) {
    return unit.repeat(bytes / unit.length());
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
