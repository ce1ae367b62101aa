package dev.patchbay.upstream.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchbay.model.ProjectId;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.manifest.Endpoint;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.upstream.CallMemory;
import dev.patchbay.upstream.Cancellation;
import dev.patchbay.upstream.ConnectionSettings;
import dev.patchbay.upstream.Deadline;
import dev.patchbay.upstream.RawUpstream;
import dev.patchbay.upstream.RawUpstream.Request;
import dev.patchbay.upstream.TestKeys;
import dev.patchbay.upstream.ToolFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An upstream that writes surplus bytes, chosen by path, over TCP and TLS: they reach neither
 * another domain nor the next call of the same one.
 */
class CleanConnectionsTest {
  private static final String POISON = RawUpstream.json("{\"poison\":true}");

  /** Bytes of the upstream by path. */
  private static final Map<String, String> DIRTY =
      Map.ofEntries(
          Map.entry("GET /surplus", RawUpstream.json("{}") + POISON),
          Map.entry("GET /one-byte", RawUpstream.json("{}") + "x"),
          Map.entry("GET /blank-line", RawUpstream.json("{}") + "\r\n"),
          Map.entry("GET /half-a-head", RawUpstream.json("{}") + "HTTP/1.1 200 OK\r\nX-Left: "),
          Map.entry("GET /empty", RawUpstream.json("") + POISON),
          Map.entry("GET /chunked", chunked("") + POISON),
          Map.entry("GET /chunked-and-length", chunked("Content-Length: 2\r\n")),
          Map.entry("GET /204", "HTTP/1.1 204 No Content\r\n\r\n" + POISON),
          Map.entry("GET /204-length", "HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n{}"),
          Map.entry("GET /304", "HTTP/1.1 304 Not Modified\r\n\r\n" + POISON),
          Map.entry("HEAD /head", RawUpstream.json("{\"body\":true}")),
          Map.entry("HEAD /head-poison", RawUpstream.json("{}").replace("{}", POISON)),
          Map.entry(
              "GET /http-1.0", RawUpstream.json("{}").replace("HTTP/1.1", "HTTP/1.0") + POISON),
          Map.entry(
              "GET /close", RawUpstream.json("{}").replace("Con", "Connection: close\r\nCon")));

  @TempDir static Path directory;
  private static TestKeys keys;

  private RawUpstream plain;
  private RawUpstream secure;
  private HttpSender sender;

  private enum Line {
    PLAIN,
    TLS
  }

  private static String chunked(String more) {
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
        + more
        + "\r\n2\r\n{}\r\n0\r\n\r\n";
  }

  private static String answer(Request request) {
    if (request.method().equals("HEAD") && request.path().equals("/own")) {
      return "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n";
    }
    String own =
        "{\"connection\":%d,\"key\":\"%s\"}".formatted(request.connection(), request.header("Key"));
    return DIRTY.getOrDefault(request.method() + " " + request.path(), RawUpstream.json(own));
  }

  @BeforeAll
  static void makeKeys() throws IOException, InterruptedException {
    keys = TestKeys.in(directory);
  }

  @BeforeEach
  void open() {
    plain = RawUpstream.plain(CleanConnectionsTest::answer);
    secure = RawUpstream.secure(keys.showing(), CleanConnectionsTest::answer);
    sender = sender(ConnectionSettings.DEFAULT);
  }

  private HttpSender sender(ConnectionSettings settings) {
    AllowedTargets allowed =
        AllowedTargets.parse("localhost:%d,localhost:%d".formatted(plain.port(), secure.port()));
    return new HttpSender(allowed, NameService.SYSTEM, keys.trusting(), settings);
  }

  @AfterEach
  void close() throws IOException {
    sender.close();
    plain.close();
    secure.close();
  }

  static Stream<Arguments> dirty() {
    return DIRTY.keySet().stream()
        .sorted()
        .flatMap(path -> Stream.of(Line.values()).map(line -> Arguments.of(line, path)));
  }

  @ParameterizedTest
  @MethodSource("dirty")
  void surplusBytesReachNoCall(Line line, String dirty) {
    send(line, domain("evil", "k1"), dirty, "evil");

    String acme = send(line, domain("acme", "k2"), "GET /own", "acme");
    assertThat(acme).isEqualTo("{\"connection\":1,\"key\":\"acme\"}");

    await().until(() -> upstream(line).connectionsOpen() <= (line == Line.PLAIN ? 2 : 1));
    String evil = send(line, domain("evil", "k1"), "GET /own", "evil");
    assertThat(evil).isEqualTo("{\"connection\":2,\"key\":\"evil\"}");
  }

  @ParameterizedTest
  @EnumSource(Line.class)
  void lateSurplusBytesReachNoCall(Line line) throws IOException {
    send(line, domain("evil", "k1"), "GET /own", "evil");

    upstream(line).write(0, POISON);

    assertThat(send(line, domain("acme", "k2"), "GET /own", "acme")).contains("\"acme\"");
    if (line == Line.TLS) {
      await().until(() -> upstream(line).connectionsOpen() == 1);
    }
    assertThat(send(line, domain("evil", "k1"), "GET /own", "evil"))
        .isEqualTo("{\"connection\":2,\"key\":\"evil\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 2\r\nContent-Length: 4",
        "Content-Length: 2, 4",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
        "Transfer-Encoding: xchunked"
      })
  void ambiguousAnswerClosesItsConnection(String framing) {
    String answer = "HTTP/1.1 200 OK\r\n" + framing + "\r\n\r\n2\r\n{}\r\n0\r\n\r\n";
    try (RawUpstream raw = RawUpstream.plain(request -> answer);
        HttpSender other =
            new HttpSender(AllowedTargets.parse("localhost:" + raw.port()), NameService.SYSTEM)) {
      SecurityDomain domain = domain("evil", "k1");

      assertThatThrownBy(() -> send(other, raw.port(), "http", domain, "GET /", "evil"))
          .isInstanceOf(ToolFailure.class);

      await().until(() -> raw.connectionsOpen() == 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @EnumSource(Line.class)
  void aConnectionServesOneDomain(Line line) {
    List<SecurityDomain> domains =
        List.of(
            domain("acme", "shop", "connector crm", "k1"),
            domain("evil", "shop", "connector crm", "k1"),
            domain("acme", "lab", "connector crm", "k1"),
            domain("acme", "shop", "connector mail", "k1"),
            domain("acme", "shop", "connector crm", "k2"));

    for (int round = 0; round < 10; round++) {
      for (int i = 0; i < domains.size(); i++) {
        assertThat(send(line, domains.get(i), "GET /own", "d" + i))
            .isEqualTo("{\"connection\":" + i + ",\"key\":\"d" + i + "\"}");
      }
    }

    assertThat(upstream(line).connectionsOpened()).isEqualTo(domains.size());
  }

  @ParameterizedTest
  @EnumSource(Line.class)
  void answersWithoutABodyKeepTheirConnection(Line line) {
    for (int i = 0; i < 5; i++) {
      send(line, domain("acme", "k1"), "HEAD /own", "acme");
    }

    assertThat(upstream(line).connectionsOpened()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Line.class)
  void idleConnectionsAreLimited(Line line) throws IOException {
    sender.close();
    sender = sender(new ConnectionSettings(6, 2));

    for (int i = 0; i < 20; i++) {
      send(line, domain("evil", "key" + i), "GET /own", "evil");
    }
    send(line, domain("acme", "k1"), "GET /own", "acme");
    await().until(() -> upstream(line).connectionsOpen() == 4);
    for (int i = 0; i < 20; i++) {
      send(line, domain("evil", "other" + i), "GET /own", "evil");
    }

    await().until(() -> upstream(line).connectionsOpen() == 4);
    // Actions of one tenant close no connection of the other.
    assertThat(send(line, domain("acme", "k1"), "GET /own", "acme"))
        .isEqualTo("{\"connection\":20,\"key\":\"acme\"}");
  }

  private RawUpstream upstream(Line line) {
    return line == Line.PLAIN ? plain : secure;
  }

  private static SecurityDomain domain(String tenant, String credential) {
    return domain(tenant, "shop", "connector crm", credential);
  }

  private static SecurityDomain domain(
      String tenant, String project, String purpose, String credential) {
    return SecurityDomain.of(
        new ProjectKey(new TenantId(tenant), new ProjectId(project)),
        purpose,
        Stream.of(credential));
  }

  private String send(Line line, SecurityDomain domain, String endpoint, String key) {
    String scheme = line == Line.PLAIN ? "http" : "https";
    return send(sender, upstream(line).port(), scheme, domain, endpoint, key);
  }

  private static String send(
      HttpSender sender,
      int port,
      String scheme,
      SecurityDomain domain,
      String endpoint,
      String key) {
    String[] words = endpoint.split(" ", -1);
    OutgoingRequest request =
        new OutgoingRequest(
            Endpoint.Method.valueOf(words[0]),
            URI.create("%s://localhost:%d%s".formatted(scheme, port, words[1])),
            List.of(new OutgoingRequest.Header("Key", key)),
            Optional.empty());
    UpstreamAnswer answer =
        sender.send(
            domain,
            request,
            new AnswerLimit(1_000, CallMemory.UNLIMITED),
            Deadline.after(Duration.ofSeconds(30)),
            new Cancellation());
    await().until(() -> sender.connectionsInUse() == 0);
    return answer.text(StandardCharsets.UTF_8);
  }
}
