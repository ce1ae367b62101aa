package dev.patchbay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.patchbay.PatchbayClient.Answer;
import dev.patchbay.canary.Observed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Attacks on the memory of a node with 512 MiB of heap: messages, answers of an upstream and an
 * import that consist of tiny values. A server without heap ends at once, so that every later
 * request fails.
 */
@Timeout(300)
class MemoryIT {
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final int MIB = 1024 * 1024;
  private static final Pattern RESERVED =
      Pattern.compile("(?m)^patchbay_memory_reserved_bytes\\S* (\\S+)$");
  private static final String[] MCP = {"Accept", "application/json, text/event-stream"};

  private static HttpServer upstream;
  private static OwnServer server;
  private static PatchbayClient acme;
  private static PatchbayClient evil;
  private static String evilKey = "";

  @BeforeAll
  static void start() throws IOException {
    InetAddress local = InetAddress.getLoopbackAddress();
    upstream = HttpServer.create(new InetSocketAddress(local, 0), 100);
    upstream.createContext("/bomb/", MemoryIT::bomb);
    upstream.setExecutor(Executors.newCachedThreadPool());
    upstream.start();
    Path data = Path.of("target", "it-tmp", "memory-data");
    server =
        OwnServer.start(
            "memory",
            Map.of(
                "patchbay.store",
                "memory",
                "patchbay.auth",
                "secure",
                "patchbay.data.dir",
                data.toString(),
                "patchbay.upstream.allow",
                "127.0.0.1:" + upstream.getAddress().getPort()));
    String root = Files.readString(data.resolve("bootstrap-key")).strip();
    evilKey = key(root, "evil");
    evil = server.client().as(evilKey);
    acme = server.client().as(key(root, "acme"));
    assertThat(acme.put("/v1/projects/shop").status()).isIn(200, 201);
    assertThat(evil.put("/v1/projects/p").status()).isIn(200, 201);
    install("small", 1024 * 1024);
    install("large", 16 * 1024 * 1024);
  }

  @AfterAll
  static void stop() {
    server.close();
    upstream.stop(0);
  }

  private static String key(String root, String tenant) {
    String body =
        "{\"tenant\":\"" + tenant + "\",\"name\":\"admin\",\"roles\":[\"admin\",\"caller\"]}";
    return server.client().as(root).post("/v1/keys", body).json().path("key").asString();
  }

  private static void install(String name, int mostBytes) {
    String yaml =
        """
        connector:
          name: %s
          version: 1.0.0
          base_url: http://127.0.0.1:%d
          defaults: {max_response_bytes: %d, max_concurrent: 50}
          tools:
            - name: get
              input_schema: {type: object, properties: {n: {type: integer}}, required: [n]}
              endpoint: GET /bomb/{n}
        """
            .formatted(name, upstream.getAddress().getPort(), mostBytes);
    assertThat(evil.postYaml("/v1/projects/p/connectors/install-from-manifest", yaml).status())
        .isIn(200, 201);
  }

  /** {@code /bomb/<bytes>}: a list of this many bytes of empty objects. */
  private static void bomb(HttpExchange exchange) throws IOException {
    int bytes = Integer.parseInt(exchange.getRequestURI().getPath().substring("/bomb/".length()));
    byte[] body = ("[" + "{},".repeat((bytes - 4) / 3) + "{}]").getBytes(US_ASCII);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Test
  void otherTenantsAreServedWhileOneFillsTheMemory() throws Exception {
    List<Supplier<Answer>> attacks = new ArrayList<>();
    String message = message(4 * MIB);
    String line = "{\"type\":\"header\",\"format\":1,\"x\":[" + "[],".repeat(6_300_000) + "[]]}\n";
    for (int i = 0; i < 16; i++) {
      attacks.add(() -> evil.post("/mcp/p", message, MCP));
    }
    for (int i = 0; i < 20; i++) {
      attacks.add(() -> invoke("small__get", 1_000_000));
    }
    attacks.add(() -> invoke("large__get", 16_000_000));
    attacks.add(() -> importLine(line));

    Set<Integer> answered = attackWhileOthersRead(attacks);

    assertThat(answered).isNotEmpty().isSubsetOf(200, 400, 413, 422, 503);
    await().atMost(SOON).until(() -> reserved() == 0);
    assertThat(invoke("small__get", 100).json().path("success").asBoolean()).isTrue();
    assertThat(server.log()).doesNotContain("OutOfMemoryError");
    assertThat(server.process().isAlive()).isTrue();
  }

  @Test
  void messageWithoutMemoryIsBusyForItsTenantOnly() throws Exception {
    try (Socket first = announced(4 * MIB)) {
      await().atMost(SOON).until(() -> reserved() > 39L * MIB);

      Answer second = evil.post("/mcp/p", "x".repeat(3 * MIB), MCP);
      assertThat(second.status()).isEqualTo(503);
      assertThat(second.header("Retry-After")).isNotEmpty();
      assertThat(second.text()).contains("BUSY").contains("try again");
      assertThat(acme.post("/mcp/shop", message(1000), MCP).status()).isEqualTo(400);
      assertThat(acme.get("/v1/projects/shop").status()).isEqualTo(200);
      first.shutdownOutput();
    }

    await().atMost(SOON).until(() -> reserved() == 0);
  }

  @Test
  void messageOfTooManyValuesIsAnError() {
    Answer answer = evil.post("/mcp/p", message(MIB), MCP);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("error").path("code").asInt()).isEqualTo(-32600);
    assertThat(answer.json().path("error").path("message").asString()).contains("100000 values");
  }

  private static Set<Integer> attackWhileOthersRead(List<Supplier<Answer>> attacks)
      throws Exception {
    ConcurrentLinkedQueue<Integer> answered = new ConcurrentLinkedQueue<>();
    ExecutorService threads = Executors.newFixedThreadPool(attacks.size());
    List<Future<?>> all = new ArrayList<>();
    attacks.forEach(attack -> all.add(threads.submit(() -> attempt(attack, answered))));
    do {
      assertThat(acme.get("/v1/projects/shop").status()).isEqualTo(200);
      assertThat(acme.get("/v1/projects").status()).isEqualTo(200);
    } while (!all.stream().allMatch(Future::isDone));
    for (Future<?> each : all) {
      each.get();
    }
    threads.shutdown();
    return new TreeSet<>(answered);
  }

  /** A server that refuses a body may close the connection before the client has sent it. */
  private static void attempt(Supplier<Answer> attack, ConcurrentLinkedQueue<Integer> answered) {
    try {
      answered.add(attack.get().status());
    } catch (UncheckedIOException e) {
      assertThat(e).hasMessageMatching("POST /(mcp/p|v1/import.*)");
    }
  }

  private static String message(int bytes) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"x\":["
        + "{\"\":0},".repeat((bytes - 80) / 7)
        + "0]}}";
  }

  private static Answer invoke(String tool, int bytes) {
    return evil.post(
        "/v1/projects/p/tools/" + tool + "/invoke", "{\"arguments\":{\"n\":" + bytes + "}}");
  }

  private static Answer importLine(String line) {
    return evil.postLines("/v1/import?dry_run=true", line);
  }

  /** A message whose body does not arrive yet. */
  private static Socket announced(int bytes) throws IOException {
    Socket socket = Observed.newSocket("127.0.0.1", server.base().getPort());
    String head =
        "POST /mcp/p HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
            + evilKey
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + bytes
            + "\r\n\r\n{";
    socket.getOutputStream().write(head.getBytes(US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }

  private static double reserved() {
    Matcher gauge = RESERVED.matcher(server.client().get("/metrics?scope=application").text());
    assertThat(gauge.find()).isTrue();
    return Double.parseDouble(gauge.group(1));
  }
}
