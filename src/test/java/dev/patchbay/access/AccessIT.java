package dev.patchbay.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.access.AccessWorld.Answer;
import dev.patchbay.canary.Canaries;
import dev.patchbay.canary.Observed;
import dev.patchbay.security.token.Issuer;
import dev.patchbay.server.ServerExtension;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Access control on a server in production mode: every route, every actor, every object. */
@Tag("portable")
class AccessIT {
  private static final Path DATA = Path.of("target", "it-tmp", "access-data");
  private static final int MOST_FAILURES = 1000;
  private static final int BATCH = 50;
  private static final int PAIRS = 2000;
  private static final Issuer ISSUER = new Issuer(InstantSource.system());
  private static AccessWorld world;

  @RegisterExtension
  static final ServerExtension SERVER = ServerExtension.with("access", AccessIT::settings);

  private final URL url = SERVER.base();

  private static Map<String, String> settings() throws IOException {
    AccessWorld.writeFiles();
    Path pem = Files.writeString(Path.of("target", "it-tmp", "issuer.pem"), ISSUER.pem());
    return Map.ofEntries(
        Map.entry("patchbay.auth", "secure"),
        Map.entry("patchbay.limits.changes-per-minute", "off"),
        Map.entry("patchbay.data.dir", DATA.toString()),
        Map.entry("HOT_RELOAD", "false"),
        Map.entry("patchbay.connectors.dir", AccessWorld.CONNECTORS + "/{tenant}"),
        Map.entry("patchbay.limits.failures-per-address", "" + MOST_FAILURES),
        Map.entry("patchbay.jwt.issuer", Issuer.NAME),
        Map.entry("patchbay.jwt.audience", Issuer.AUDIENCE),
        Map.entry("patchbay.jwt.public-key", pem.toAbsolutePath().toString()),
        Map.entry("patchbay.public-url", Issuer.URL));
  }

  @BeforeEach
  void build() throws IOException {
    if (world == null) {
      AccessWorld made =
          new AccessWorld(
              URI.create("http://127.0.0.1:" + url.getPort()),
              Files.readString(DATA.resolve("bootstrap-key")));
      made.build();
      world = made;
    }
  }

  private static String cell(Actor actor, String route, Thing thing) {
    return actor + " " + route + " " + thing;
  }

  private static boolean isRefusedAtTheDoor(Actor actor) {
    return actor.role.isEmpty();
  }

  @Test
  void unauthorizedRequestIsRefusedAndChangesNothing() {
    String before = world.everything();
    Map<String, Integer> wrong = new TreeMap<>();
    for (Actor actor : Actor.values()) {
      for (Thing thing : Thing.values()) {
        int refusal = isRefusedAtTheDoor(actor) ? 401 : 403;
        AccessRow.REST.forEach(
            (route, row) -> {
              if (!row.isAllowedTo(actor)) {
                Answer answer = world.send(actor, route, row, thing);
                note(wrong, cell(actor, route, thing), answer, refusal);
              }
            });
        AccessRow.MCP.forEach(
            (method, row) -> {
              if (!row.isAllowedTo(actor)) {
                boolean known = isRefusedAtTheDoor(actor) || actor.tenant.equals(thing.tenant);
                Answer answer = world.sendMcp(actor, method, thing);
                note(wrong, cell(actor, method, thing), answer, known ? refusal : 404);
              }
            });
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(world.everything()).isEqualTo(before);
  }

  private static void note(
      Map<String, Integer> wrong, String cell, Answer answer, Integer... expected) {
    if (!List.of(expected).contains(answer.status())) {
      wrong.put(cell + " not " + List.of(expected), answer.status());
    }
  }

  @Test
  void authorizedRequestReachesOnlyTheCallersObjects() {
    Map<String, Integer> wrong = new TreeMap<>();
    for (Actor actor : Actor.values()) {
      for (Thing thing : Thing.values()) {
        AccessRow.REST.forEach(
            (route, row) -> {
              if (row.isAllowedTo(actor)) {
                Answer answer = world.send(actor, route, row, thing);
                boolean own = isOwn(actor, route, thing);
                int expected = (own ? row.found() : row.absent()).iterator().next();
                note(wrong, cell(actor, route, thing), answer, expected);
                undo(actor, route, thing);
              }
            });
      }
    }

    assertThat(wrong).isEmpty();
  }

  /** A platform-admin reaches keys of every tenant by id, and projects by naming the tenant. */
  private static boolean isOwn(Actor actor, String route, Thing thing) {
    boolean all = actor == Actor.PLATFORM_ADMIN && route.contains("{key_id}");
    return all ? !thing.tenant.isEmpty() : actor.tenant.equals(thing.tenant);
  }

  private static void undo(Actor actor, String route, Thing thing) {
    if (route.startsWith("GET ") || route.endsWith("/validate")) {
      return;
    }
    if (isOwn(actor, route, thing)) {
      world.restore(thing);
    } else if (route.contains("{project}")) {
      world.remove(actor.tenant, thing.project);
    }
  }

  @Test
  void mcpIsLimitedToTheCallersProjects() {
    Map<String, Integer> wrong = new TreeMap<>();
    for (Actor actor : Actor.values()) {
      for (Thing thing : Thing.values()) {
        AccessRow.MCP.forEach(
            (method, row) -> {
              if (row.isAllowedTo(actor)) {
                boolean own = actor.tenant.equals(thing.tenant);
                int expected = (own ? row.found() : row.absent()).iterator().next();
                note(
                    wrong,
                    cell(actor, method, thing),
                    world.sendMcp(actor, method, thing),
                    expected);
              }
            });
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void foreignAndAbsentObjectsGetEqualAnswers() {
    AccessRow.REST.forEach(
        (route, row) -> {
          if (row.tellsAbsence()) {
            Answer foreign = world.send(Actor.ADMIN, route, row, Thing.OF_BANK);
            Answer missing = world.send(Actor.ADMIN, route, row, Thing.OF_NOBODY);

            assertThat(foreign.status()).as(route).isEqualTo(404);
            assertThat(foreign.text()).as(route).isEqualTo(missing.text());
            assertThat(headers(foreign)).as(route).isEqualTo(headers(missing));
          }
        });
    for (String method : AccessRow.MCP.keySet()) {
      Answer foreign = world.sendMcp(Actor.ADMIN, method, Thing.OF_BANK);

      assertThat(foreign.text())
          .as(method)
          .isEqualTo(world.sendMcp(Actor.ADMIN, method, Thing.OF_NOBODY).text());
    }
  }

  /** Without the parts that repeat the request. */
  private static Map<String, List<String>> headers(Answer answer) {
    Map<String, List<String>> headers = new TreeMap<>(answer.response().headers().map());
    headers.keySet().removeAll(List.of("x-correlation-id", "date"));
    return headers;
  }

  @Test
  void everyBadCredentialGetsTheSameAnswer() {
    List<String> credentials = new ArrayList<>();
    for (Actor actor : Actor.values()) {
      if (isRefusedAtTheDoor(actor)) {
        credentials.add(world.keyOf(actor));
      }
    }
    credentials.addAll(
        List.of(Canaries.plant("stranger"), "pbk_", "a.b.c", "eyJhbGciOiJub25lIn0.e30."));
    String expected = world.send("", "GET", "/v1/projects", Map.of(), "").text();

    for (String credential : credentials) {
      Answer answer = world.send(credential, "GET", "/v1/projects", Map.of(), "");

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.text()).isEqualTo(expected);
      assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
      assertThat(answer.header("Set-Cookie")).isEmpty();
    }
  }

  @Test
  void cachedAnswersRespectAccess() {
    String target = "/v1/projects/own/connectors";
    assertThat(world.send(Actor.VIEWER, "GET", target).status()).isEqualTo(200);
    assertThat(world.send(Actor.VIEWER, "GET", target).status()).isEqualTo(200);

    assertThat(world.send(Actor.CALLER, "GET", target).status()).isEqualTo(403);
    assertThat(world.send(Actor.ADMIN_OF_ANOTHER_TENANT, "GET", target).status()).isEqualTo(404);
  }

  @Test
  void projectOutsideOfTheKeyIsAbsent() {
    world.install(AccessWorld.ACME, "second");
    String key =
        world.key(AccessWorld.ACME, "admin", ",\"projects\":[\"own\"]").path("key").asString();

    assertThat(world.send(key, "GET", "/v1/projects/own", Map.of(), "").status()).isEqualTo(200);
    for (String path : List.of("", "/tools", "/connectors/crm", "/stats")) {
      Answer hidden = world.send(key, "GET", "/v1/projects/second" + path, Map.of(), "");
      Answer missing = world.send(key, "GET", "/v1/projects/nowhere" + path, Map.of(), "");
      assertThat(hidden.status()).isEqualTo(404);
      assertThat(hidden.text()).isEqualTo(missing.text());
    }
    assertThat(world.send(key, "PUT", "/v1/projects/third", Map.of(), "").status()).isEqualTo(404);
    assertThat(world.send(key, "GET", "/v1/projects", Map.of(), "").json().path("total").asInt())
        .isEqualTo(1);
    assertThat(world.sendMcp(key, "tools/list", "own").status()).isEqualTo(200);
    assertThat(world.sendMcp(key, "tools/list", "second").status()).isEqualTo(404);
    world.remove(AccessWorld.ACME, "second");
  }

  @Test
  void platformAdminNamesATenantAndSeesTheNode() {
    Map<String, String> bank = Map.of("X-Tenant-ID", AccessWorld.BANK);

    Answer theirs = world.send(world.root(), "GET", "/v1/projects/theirs", bank, "");
    assertThat(theirs.json().path("tenant_id").asString()).isEqualTo(AccessWorld.BANK);
    assertThat(
            world
                .send(world.root(), "GET", "/v1/projects", Map.of("X-Tenant-ID", "-"), "")
                .status())
        .isEqualTo(400);
    assertThat(world.rootSends("GET", "/v1/stats").json().path("total_projects").asInt())
        .isGreaterThanOrEqualTo(2);
    assertThat(world.send(Actor.VIEWER, "GET", "/v1/stats").json().path("total_projects").asInt())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Tenant-ID: bank",
        "X-Tenant-Id: ../bank",
        "X-Tenant: bank",
        "Tenant: bank",
        "X-Forwarded-Tenant: bank",
        "X-Forwarded-For: 127.0.0.1",
        "X-Forwarded-User: root",
        "X-Forwarded-Prefix: /v1/projects/theirs",
        "X-Original-URL: /v1/projects/theirs",
        "X-Rewrite-URL: /v1/projects/theirs",
        "Forwarded: for=127.0.0.1;host=localhost",
        "X-HTTP-Method-Override: DELETE",
        "X-HTTP-Method: DELETE",
        "X-Method-Override: DELETE",
        "Cookie: tenant=bank; JSESSIONID=1"
      })
  void headersMoveNeitherTheTenantNorTheMethod(String header) {
    String[] parts = header.split(": ", 2);
    Map<String, String> headers = Map.of(parts[0], parts[1]);
    String key = world.keyOf(Actor.ADMIN);

    Answer plain = world.send(Actor.ADMIN, "GET", "/v1/projects/own");
    Answer moved = world.send(key, "GET", "/v1/projects/own?_method=DELETE", headers, "");
    Answer foreign = world.send(key, "GET", "/v1/projects/theirs", headers, "");

    assertThat(moved.status()).isEqualTo(200);
    assertThat(moved.text()).isEqualTo(plain.text());
    assertThat(foreign.status()).isEqualTo(404);
    assertThat(world.send(Actor.ADMIN, "GET", "/v1/projects/own").text()).isEqualTo(plain.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/projects/own%2f..%2ftheirs",
        "/v1/projects/own/../theirs",
        "/v1/projects/own/%2e%2e/theirs",
        "/v1/projects/own%252f..%252ftheirs",
        "/v1/projects/%2574heirs",
        "/v1/projects/own;/../theirs",
        "/v1/projects;tenant=bank/theirs",
        "/v1/projects/theirs;tenant=bank",
        "/v1/projects/theirs/",
        "/v1//projects/theirs",
        "/v1/./projects/theirs",
        "/v1/projects/theirs%00",
        "/v1/projects/theirs?tenant=bank&tenant_id=bank&X-Tenant-ID=bank",
        "/mcp/theirs;tenant=bank",
        "/mcp/own/../theirs",
        "/mcp/%2574heirs",
        "/schemas/../v1/projects/theirs",
        "/.well-known/oauth-protected-resource/../../v1/projects/theirs"
      })
  void noSpellingOfAPathLeadsToAnotherTenant(String target) throws IOException {
    for (Actor actor : List.of(Actor.ADMIN, Actor.WITHOUT_CREDENTIAL)) {
      String answer = raw(loopback(1), target, world.keyOf(actor));

      assertThat(answer.substring(9, 12)).as(answer).isIn("400", "401", "404", "405");
      assertThat(answer).doesNotContain("tenant_id");
    }
  }

  private static InetAddress loopback(int host) throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) host});
  }

  private String raw(InetAddress from, String target, String credential) throws IOException {
    InetAddress server = loopback(1);
    try (Socket socket = Observed.newSocket(server, url.getPort(), from)) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(request(target, credential, "close").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String request(String target, String credential, String connection) {
    String authorization =
        credential.isEmpty() ? "" : "Authorization: Bearer " + credential + "\r\n";
    return "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%sConnection: %s\r\n\r\n"
        .formatted(target, url.getPort(), authorization, connection);
  }

  @Test
  void failedLoginsAreLimitedWithoutAffectingOthers() throws IOException {
    InetAddress from = loopback(3);
    InetAddress server = loopback(1);
    String bad = request("/v1/projects", "bad", "keep-alive");
    StringBuilder heard = new StringBuilder();
    for (int i = 0; i < 2 * MOST_FAILURES && heard.indexOf(" 429 ") < 0; i += BATCH) {
      try (Socket socket = Observed.newSocket(server, url.getPort(), from)) {
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(bad.repeat(BATCH).getBytes(StandardCharsets.US_ASCII));
        for (int answer = 0; answer < BATCH; answer++) {
          heard.setLength(0);
          readAnswer(socket.getInputStream(), heard);
        }
      }
    }

    assertThat(heard.toString()).contains(" 429 ").containsPattern("(?i)retry-after: [1-9]\\d?\r");
    assertThat(raw(from, "/v1/projects", world.keyOf(Actor.VIEWER))).contains(" 200 ");
    assertThat(raw(from, "/v1/projects", "bad")).contains(" 429 ").contains("RATE_LIMITED");
    assertThat(raw(server, "/v1/projects", "bad")).contains(" 401 ");
  }

  /** The head, and as much of the body as it announces. */
  private static void readAnswer(InputStream in, StringBuilder into) throws IOException {
    while (into.indexOf("\r\n\r\n") < 0) {
      int read = in.read();
      if (read < 0) {
        return;
      }
      into.append((char) read);
    }
    String head = into.toString().toLowerCase(java.util.Locale.ROOT);
    int at = head.indexOf("content-length: ") + "content-length: ".length();
    in.skipNBytes(Integer.parseInt(head.substring(at, head.indexOf('\r', at))));
  }

  @Test
  void bootstrapKeyIsInItsFileOnly() throws IOException {
    Path file = DATA.resolve("bootstrap-key");

    assertThat(Files.readString(file))
        .matches("pbk_[0-9A-Za-z]{12}_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void tokensGrantTheirClaims() {
    String all = ISSUER.token(claims -> claims.audience(Issuer.AUDIENCE));
    String own = ISSUER.token(claims -> claims.audience(Issuer.URL + "/mcp/own"));
    String foreign = ISSUER.token(claims -> claims.claim("tenant_id", AccessWorld.BANK));

    assertThat(world.send(all, "GET", "/v1/projects/own", Map.of(), "").status()).isEqualTo(200);
    assertThat(world.send(all, "DELETE", "/v1/projects/own", Map.of(), "").status()).isEqualTo(403);
    assertThat(world.send(foreign, "GET", "/v1/projects/own", Map.of(), "").status())
        .isEqualTo(404);
    assertThat(world.sendMcp(all, "tools/list", "own").status()).isEqualTo(200);
    assertThat(world.sendMcp(own, "tools/list", "own").status()).isEqualTo(200);
    assertThat(world.sendMcp(own, "tools/list", "nowhere").status()).isEqualTo(401);
    assertThat(world.send(own, "GET", "/v1/projects/own", Map.of(), "").status()).isEqualTo(401);
  }

  @Test
  void mcpClientLearnsTheIssuerAndTheMissingScope() {
    Answer stranger = world.sendMcp("", "tools/list", "own");
    String metadata = "/.well-known/oauth-protected-resource/mcp/own";

    assertThat(stranger.status()).isEqualTo(401);
    assertThat(stranger.header("WWW-Authenticate"))
        .startsWith("Bearer resource_metadata=\"" + Issuer.URL + metadata + "\"")
        .contains("scope=");
    Answer document = world.send("", "GET", metadata, Map.of(), "");
    assertThat(document.json().path("resource").asString()).isEqualTo(Issuer.URL + "/mcp/own");
    assertThat(document.json().at("/authorization_servers/0").asString()).isEqualTo(Issuer.NAME);
    assertThat(world.send("", "GET", metadata.replace("/own", "/nowhere"), Map.of(), "").text())
        .isEqualTo(document.text().replace("/mcp/own", "/mcp/nowhere"));
    assertThat(world.send("", "GET", metadata + "/x", Map.of(), "").status()).isEqualTo(404);

    String reading = ISSUER.token(claims -> claims.claim("scope", "tools:read"));
    assertThat(world.sendMcp(reading, "tools/list", "own").status()).isEqualTo(200);
    Answer calling = world.sendMcp(reading, "tools/call", "own");
    assertThat(calling.status()).isEqualTo(403);
    assertThat(calling.header("WWW-Authenticate"))
        .contains("error=\"insufficient_scope\"", "scope=\"tools:call\"", "resource_metadata=");
  }

  @Test
  void sessionBelongsToTheKeyThatOpenedIt() {
    String session =
        world.sendMcp(Actor.CALLER, "initialize", Thing.OF_ACME).header("Mcp-Session-Id");
    Map<String, String> headers =
        Map.of("Mcp-Session-Id", session, "MCP-Protocol-Version", "2025-11-25");

    assertThat(world.send(world.keyOf(Actor.ADMIN), "DELETE", "/mcp/own", headers, "").status())
        .isEqualTo(404);
    assertThat(world.send(world.keyOf(Actor.CALLER), "DELETE", "/mcp/own", headers, "").status())
        .isEqualTo(204);
  }

  @Test
  void streamEndsWhenItsKeyIsRevoked() throws IOException {
    var made = world.key(AccessWorld.ACME, "caller", "");
    try (Socket socket = Observed.newSocket(loopback(1), url.getPort())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(listening(made.path("key").asString()));
      InputStream in = socket.getInputStream();
      StringBuilder heard = new StringBuilder();
      while (heard.indexOf("acknowledged") < 0) {
        heard.append((char) in.read());
      }

      assertThat(world.rootSends("DELETE", "/v1/keys/" + made.path("id").asString()).status())
          .isEqualTo(200);

      assertThat(untilItEnds(in)).contains("\"resultType\":\"complete\"");
    }
  }

  /** Comments come every 15 seconds, which distinguishes an open stream from one that hangs. */
  private static String untilItEnds(InputStream in) throws IOException {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    StringBuilder heard = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      heard.append((char) c);
      assertThat(System.nanoTime()).as("the stream goes on").isLessThan(deadline);
    }
    return heard.toString();
  }

  @Test
  void eventStreamEndsWhenItsKeyIsRevoked() throws IOException {
    var made = world.key(AccessWorld.ACME, "viewer", "");
    try (Socket socket = Observed.newSocket(loopback(1), url.getPort())) {
      socket.setSoTimeout(30_000);
      String key = made.path("key").asString();
      socket
          .getOutputStream()
          .write(request("/v1/events", key, "close").getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      StringBuilder heard = new StringBuilder();
      while (heard.indexOf("id: ") < 0) {
        heard.append((char) in.read());
      }

      assertThat(world.rootSends("DELETE", "/v1/keys/" + made.path("id").asString()).status())
          .isEqualTo(200);

      assertThat(untilItEnds(in)).doesNotContain("id: ");
    }
  }

  private byte[] listening(String key) {
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"subscriptions/listen\",\"params\":{"
            + "\"notifications\":{\"toolsListChanged\":true},\"_meta\":{"
            + "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}}}";
    String head =
        String.join(
            "\r\n",
            "POST /mcp/own HTTP/1.1",
            "Host: localhost",
            "Connection: close",
            "Authorization: Bearer " + key,
            "Content-Type: application/json",
            "Accept: application/json, text/event-stream",
            "MCP-Protocol-Version: 2026-07-28",
            "Mcp-Method: subscriptions/listen",
            "Content-Length: " + body.length(),
            "",
            "");
    return (head + body).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void revokedKeyIsRefusedAtOnce() {
    var made = world.key(AccessWorld.ACME, "viewer", "");
    String key = made.path("key").asString();
    assertThat(world.send(key, "GET", "/v1/projects", Map.of(), "").status()).isEqualTo(200);

    world.rootSends("DELETE", "/v1/keys/" + made.path("id").asString());

    assertThat(world.send(key, "GET", "/v1/projects", Map.of(), "").status()).isEqualTo(401);
  }

  @Test
  void lastUseOfAKeyIsShown() {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                world
                    .rootSends("GET", "/v1/keys")
                    .json()
                    .path("keys")
                    .valueStream()
                    .anyMatch(key -> !key.path("last_used").isNull()));
  }

  /**
   * A project of another tenant takes as long to be absent as one that does not exist. Both are
   * measured in turns, so the machine's noise is equal; one of three batches must pass.
   */
  @Test
  void absentAndForeignProjectsTakeEqualTime() {
    List<Double> ratios = new ArrayList<>();
    for (int batch = 0; batch < 3; batch++) {
      double ratio = ratioOfMedians();
      ratios.add(ratio);
      if (ratio >= 0.8 && ratio <= 1.25) {
        return;
      }
    }

    assertThat(ratios).isEmpty();
  }

  private double ratioOfMedians() {
    long[] hits = new long[PAIRS];
    long[] misses = new long[PAIRS];
    for (int i = 0; i < PAIRS; i++) {
      if (i % 2 == 0) {
        hits[i] = nanos("/v1/projects/theirs");
        misses[i] = nanos("/v1/projects/nobody");
      } else {
        misses[i] = nanos("/v1/projects/nobody");
        hits[i] = nanos("/v1/projects/theirs");
      }
    }
    return (double) median(hits) / median(misses);
  }

  private static long nanos(String target) {
    long before = System.nanoTime();
    int status = world.send(Actor.VIEWER, "GET", target).status();
    long took = System.nanoTime() - before;
    assertThat(status).isEqualTo(404);
    return took;
  }

  private static long median(long[] values) {
    return LongStream.of(values).sorted().skip(values.length / 2).findFirst().orElseThrow();
  }
}
