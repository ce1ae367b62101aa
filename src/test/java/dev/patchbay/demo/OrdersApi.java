package dev.patchbay.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A company's API on this machine, for the first tutorial: {@code GET /orders/{id}} with three
 * orders. Needs nothing but a JDK:
 *
 * <pre>java src/test/java/dev/patchbay/demo/OrdersApi.java [port]</pre>
 */
public final class OrdersApi {
  private static final String PATH = "/orders/";
  private static final Map<String, String> ORDERS =
      Map.of(
          "1001", "{\"id\":\"1001\",\"status\":\"shipped\",\"total\":42.5}",
          "1002", "{\"id\":\"1002\",\"status\":\"open\",\"total\":7}",
          "1003", "{\"id\":\"1003\",\"status\":\"cancelled\",\"total\":0}");

  private OrdersApi() {}

  public static void main(String[] args) throws IOException {
    HttpServer server = start(args.length > 0 ? Integer.parseInt(args[0]) : 8099);
    System.out.println(
        "Orders at http://127.0.0.1:" + server.getAddress().getPort() + "/orders/1001");
  }

  /** Uses a free port for 0; runs until it is stopped. */
  public static HttpServer start(int port) throws IOException {
    InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    HttpServer server = HttpServer.create(new InetSocketAddress(here, port), 0);
    server.createContext(PATH, OrdersApi::answer);
    server.start();
    return server;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestURI().getPath().substring(PATH.length());
    Optional<String> order = Optional.ofNullable(ORDERS.get(id));
    byte[] body = order.orElse("{\"error\":\"no such order\"}").getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(order.isPresent() ? 200 : 404, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
