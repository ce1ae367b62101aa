package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Secrets are planted wherever one can be given, used, and repeated by an upstream; then everything
 * that comes out of the server is searched for them: answers, log, metrics, events, and the files
 * of its data directory.
 */
@ArquillianTest
class CanaryIT {
  private static final Logger LOG = System.getLogger(CanaryIT.class.getName());
  private static final Path DATA = Path.of("target", "it-tmp", "canary-data");
  private static final Path SECRETS = Path.of("target", "it-tmp", "canary-secrets");
  private static final String PROJECT = "/v1/projects/canaries";
  private static final String CONNECTORS = PROJECT + "/connectors";
  private static final Map<String, String> PLANTED = new TreeMap<>();
  private static final HttpServer UPSTREAM = upstream();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @ArquillianResource URL base;

  private final List<String> seen = new ArrayList<>();
  private String key = "";

  @Deployment(testable = false)
  @TargetsContainer(ServerLog.CONTAINER)
  static WebArchive war() throws IOException {
    Files.createDirectories(SECRETS.resolve("default"));
    Files.writeString(SECRETS.resolve("default/canary"), plant("file") + "\n");
    PLANTED.put("env", System.getenv("PATCHBAY_CONN_CANARY"));
    return Deployments.builtWar()
        .addAsLibrary(
            Deployments.settings(
                Map.of(
                    "patchbay.auth",
                    "secure",
                    "patchbay.store",
                    "h2",
                    "patchbay.data.dir",
                    DATA.toString(),
                    "patchbay.secrets.dir",
                    SECRETS.toString(),
                    "patchbay.upstream.allow",
                    "127.0.0.1:" + UPSTREAM.getAddress().getPort())));
  }

  @AfterAll
  static void stop() {
    UPSTREAM.stop(0);
  }

  private static String plant(String where) {
    return PLANTED.computeIfAbsent(where, name -> "canary-" + name + "-7d1e4a90c3");
  }

  /** Repeats all that it was sent, also decoded, and fails; only its tokens are as they must be. */
  private static HttpServer upstream() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/token", exchange -> answer(exchange, 200, token()));
      server.createContext("/bad-token", exchange -> answer(exchange, 400, echo(exchange)));
      server.createContext("/", exchange -> answer(exchange, 500, echo(exchange)));
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String token() {
    return "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":600}"
        .formatted(plant("access-token"));
  }

  private static String echo(HttpExchange exchange) throws IOException {
    StringBuilder echo = new StringBuilder();
    for (String name : List.of("Authorization", "X-API-Key", "Cookie")) {
      exchange.getRequestHeaders().getOrDefault(name, List.of()).forEach(echo::append);
    }
    String basic = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    if (basic.startsWith("Basic ")) {
      echo.append(
          new String(Base64.getDecoder().decode(basic.substring(6)), StandardCharsets.UTF_8));
    }
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return "echo:" + echo + exchange.getRequestURI() + body;
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .add("Content-Type", status == 200 ? "application/json" : "text/plain");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void noSecretComesOutAnywhere() throws Exception {
    await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(DATA.resolve("bootstrap-key")));
    key = Files.readString(DATA.resolve("bootstrap-key")).strip();
    PLANTED.put("platform-admin", key);
    await().atMost(Duration.ofSeconds(60)).until(() -> send("PUT", PROJECT, "") < 300);
    ServerLog log = new ServerLog();

    installEverything();
    useEverything();
    refuseEverything();
    readEverything();

    assertThat(seen).anyMatch(answer -> answer.contains("echo:"));
    assertThat(seen)
        .anyMatch(
            answer ->
                answer.contains("\"actor\":\"anonymous\",\"tenant\":null")
                    && answer.contains("\"action\":\"SecretsRotated\"")
                    && answer.contains("\"action\":\"ConfigChanged\""));
    seen.forEach(CanaryIT::refuseToRepeat);
    searched("answers", String.join("\n", seen));
    assertThat(log.linesWith("event=ConnectorInstalled")).isNotEmpty();
    searched("log", String.join("\n", log.lines()));
    searchFiles();
  }

  private void installEverything() throws Exception {
    install("config", "{type: api_key}", "", "{\"api_key\": \"" + plant("config") + "\"}");
    install("query", "{type: api_key, in: query, name: k}", "", "{}");
    change("query", "PUT", "{\"api_key\": \"" + plant("config-put") + "\"}");
    install("patched", "{type: bearer}", "", "{\"token\": \"" + plant("config-old") + "\"}");
    change("patched", "PATCH", "{\"token\": \"" + plant("config-patch") + "\"}");
    install("literal", "{type: bearer, token: " + plant("literal") + "}", "", "{}");
    install("basic", "{type: basic, username: ann, password: " + plant("basic") + "}", "", "{}");
    install("cookie", "{type: none}", "{headers: {Cookie: " + plant("cookie") + "}}", "{}");
    install("file", "{type: bearer, token: \"${file:canary}\"}", "", "{}");
    install("env", "{type: bearer, token: \"${env:PATCHBAY_CONN_CANARY}\"}", "", "{}");
    install("oauth", oauth("token"), "", "{\"client_secret\": \"" + plant("oauth") + "\"}");
    install("refused", oauth("bad-token"), "", "{\"client_secret\": \"" + plant("client") + "\"}");
  }

  private static String oauth(String path) {
    return "{type: oauth2_client_credentials, client_id: me, token_url: 'http://127.0.0.1:%d/%s'}"
        .formatted(UPSTREAM.getAddress().getPort(), path);
  }

  private void install(String name, String auth, String request, String config) throws Exception {
    String descriptor =
        """
        {"connector": {"name": "%s", "version": "1.0.0", "tools": [{"name": "call",
          "input_schema": {"type": "object"}, "endpoint": "GET http://127.0.0.1:%d/%s"}]}}
        """
            .formatted(name, UPSTREAM.getAddress().getPort(), name);
    String yaml =
        """
        connector:
          name: %s
          version: 1.0.0
          auth: %s
          tools:
            - name: call
              input_schema: {type: object}
              endpoint: GET http://127.0.0.1:%d/%s
              request: %s
        """
            .formatted(
                name,
                auth,
                UPSTREAM.getAddress().getPort(),
                name,
                request.isEmpty() ? "{}" : request);
    // By JSON first, since only there a config can come with it; then the content that counts.
    String body = "{\"manifest\": " + descriptor + ", \"config\": " + config + "}";
    assertThat(send("POST", CONNECTORS + "/install-from-manifest", body)).isEqualTo(201);
    assertThat(sendAs(key, "POST", CONNECTORS + "/install-from-manifest", yaml, "application/yaml"))
        .isEqualTo(200);
  }

  private void change(String connector, String method, String body) throws Exception {
    assertThat(send(method, CONNECTORS + "/" + connector + "/config", body)).isEqualTo(200);
  }

  private static List<String> connectors() {
    return List.of(
        "config", "query", "patched", "literal", "basic", "cookie", "file", "env", "oauth",
        "refused");
  }

  private void useEverything() throws Exception {
    for (String name : connectors()) {
      String tool = PROJECT + "/tools/" + name + "__call/invoke";
      assertThat(send("POST", tool, "{}")).isEqualTo(200);
      assertThat(send("POST", tool, "{\"dry_run\": true}")).isEqualTo(200);
      String call =
          """
          {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"%s__call","arguments":{},
          "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",
          "io.modelcontextprotocol/clientCapabilities":{}}}}
          """
              .formatted(name);
      send("POST", "/mcp/canaries", call);
    }
    assertThat(send("POST", "/v1/secrets/rotate", "")).isEqualTo(200);
  }

  /** What goes wrong is told without what it went wrong with. */
  private void refuseEverything() throws Exception {
    for (String credential :
        List.of(plant("stranger"), "pbk_abcdefghijkl_" + plant("key"), "e30.e30." + plant("jwt"))) {
      assertThat(sendAs(credential, "DELETE", PROJECT, "", "application/json")).isEqualTo(401);
    }
    String config = CONNECTORS + "/config/config";
    assertThat(send("PATCH", config, "{\"a\": [\"" + plant("list") + "\"]}")).isEqualTo(422);
    assertThat(send("PATCH", config, "{\"a\": \"" + plant("broken") + "\"")).isEqualTo(400);
    assertThat(send("PATCH", CONNECTORS + "/gone/config", "{\"a\": \"" + plant("gone") + "\"}"))
        .isEqualTo(404);
    assertThat(
            send(
                "POST",
                CONNECTORS + "/install-from-manifest",
                "{\"config\": {\"a\": \"" + plant("unused") + "\"}}"))
        .isEqualTo(422);
  }

  private void readEverything() throws Exception {
    for (String name : connectors()) {
      String connector = CONNECTORS + "/" + name;
      for (String path : List.of("", "/versions", "/versions/1.0.0")) {
        assertThat(send("GET", connector + path, "")).isEqualTo(200);
      }
      sendAs(key, "GET", connector, "", "application/yaml");
    }
    for (String path :
        List.of(
            PROJECT,
            CONNECTORS,
            PROJECT + "/tools",
            PROJECT + "/stats",
            "/v1/projects",
            "/v1/stats",
            "/v1/keys",
            "/v1/audit?limit=1000",
            "/v1/export",
            "/v1/export?secrets=sealed",
            "/health",
            "/metrics?scope=application",
            "/openapi")) {
      send("GET", path, "");
    }
    readEvents();
  }

  private void readEvents() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(root() + PROJECT + "/events?since=0"))
            .header("Authorization", "Bearer " + key)
            .build();
    HttpResponse<Stream<String>> stream = HTTP.send(request, BodyHandlers.ofLines());
    try (Stream<String> lines = stream.body()) {
      List<String> events = lines.filter(line -> line.startsWith("data")).limit(20).toList();
      assertThat(events).anyMatch(line -> line.contains("ConfigChanged"));
      seen.addAll(events);
    }
  }

  private int send(String method, String path, String body) throws Exception {
    return sendAs(key, method, path, body, "application/json");
  }

  private int sendAs(String credential, String method, String path, String body, String type)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(root() + path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + credential)
            .header("X-Correlation-Secret", plant("header"))
            .header("Content-Type", type)
            .header(
                "Accept",
                type.endsWith("yaml")
                    ? type + ", */*;q=0.1"
                    : "application/json, text/event-stream, */*;q=0.1")
            .header("MCP-Protocol-Version", "2026-07-28")
            .method(method, BodyPublishers.ofString(body));
    if (path.startsWith("/mcp")) {
      request.header("Mcp-Method", "tools/call");
      request.header("Mcp-Name", body.replaceAll("(?s).*\"name\":\"([^\"]+)\".*", "$1"));
    }
    HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
    seen.add(response.headers().map() + "\n" + response.body());
    return response.statusCode();
  }

  private String root() {
    return "http://127.0.0.1:" + base.getPort();
  }

  private void searchFiles() throws IOException {
    try (Stream<Path> files = Files.walk(DATA)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (!name.equals("bootstrap-key")) {
          // One byte is one character, so that bytes of any file can be searched.
          String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
          assertThat(bytes.isEmpty() || !name.endsWith(".mv.db") || bytes.contains("canaries"))
              .isTrue();
          searched(name, bytes);
        }
      }
    }
    assertThat(DATA.resolve("patchbay.mv.db")).exists();
  }

  /** Names the answer, which a search of all of them together would not. */
  private static void refuseToRepeat(String answer) {
    PLANTED.values().forEach(secret -> assertThat(answer).doesNotContain(secret));
  }

  private static void searched(String where, String text) {
    for (Map.Entry<String, String> canary : PLANTED.entrySet()) {
      String secret = canary.getValue();
      String encoded =
          Base64.getEncoder().encodeToString(("ann:" + secret).getBytes(StandardCharsets.UTF_8));
      assertThat(text.contains(secret))
          .as("%s in clear in the %s", canary.getKey(), where)
          .isFalse();
      assertThat(text.contains(encoded))
          .as("%s encoded in the %s", canary.getKey(), where)
          .isFalse();
    }
    LOG.log(
        Level.INFO,
        () ->
            "Canaries: "
                + PLANTED.size()
                + " planted, 0 found in "
                + where
                + " ("
                + text.length()
                + " characters).");
  }
}
