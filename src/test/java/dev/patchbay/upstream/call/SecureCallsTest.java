package dev.patchbay.upstream.call;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.patchbay.model.ProjectId;
import dev.patchbay.upstream.CallContext;
import dev.patchbay.upstream.CallContext.ProgressListener;
import dev.patchbay.upstream.Cancellation;
import dev.patchbay.upstream.ConnectionSettings;
import dev.patchbay.upstream.CountingRelay;
import dev.patchbay.upstream.TestKeys;
import dev.patchbay.upstream.ToolResult;
import dev.patchbay.upstream.http.AllowedTargets;
import dev.patchbay.upstream.http.HttpSender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over TLS, where the server chooses the version of HTTP, guards and limits are the same. */
class SecureCallsTest {
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  @TempDir static Path directory;
  private static TestKeys keys;
  private static WireMockServer http2;
  private static WireMockServer http1;
  private static CountingRelay relay2;
  private static CountingRelay relay1;

  private final Calls calls = calls(keys.trusting());

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    keys = TestKeys.in(directory);
    http2 = server(false);
    http1 = server(true);
    relay2 = new CountingRelay(http2.httpsPort());
    relay1 = new CountingRelay(http1.httpsPort());
  }

  private static WireMockServer server(boolean onlyHttp1) {
    WireMockServer server =
        new WireMockServer(
            options()
                .dynamicPort()
                .dynamicHttpsPort()
                .http2TlsDisabled(onlyHttp1)
                .keystorePath(keys.file().toString())
                .keystoreType("PKCS12")
                .keystorePassword(TestKeys.PASSWORD)
                .keyManagerPassword(TestKeys.PASSWORD));
    server.start();
    return server;
  }

  @AfterAll
  static void stop() {
    NEVER.countDown();
    relay2.close();
    relay1.close();
    http2.stop();
    http1.stop();
  }

  @BeforeEach
  void reset() {
    http1.resetAll();
    http2.resetAll();
  }

  @AfterEach
  void close() {
    calls.close();
  }

  private static Calls calls(SSLContext trust) {
    String allowed =
        "localhost:%d,localhost:%d,localhost:%d,localhost:%d,other.test:%d,slow.test:443,localhost:1"
            .formatted(
                http2.httpsPort(),
                http1.httpsPort(),
                relay2.port(),
                relay1.port(),
                http2.httpsPort());
    HttpSender sender =
        new HttpSender(
            AllowedTargets.parse(allowed),
            SecureCallsTest::lookup,
            trust,
            ConnectionSettings.DEFAULT);
    return new Calls(Calls.allowing(allowed), sender, System::nanoTime, Map.of());
  }

  private static List<InetAddress> lookup(String host) {
    if (host.equals("slow.test")) {
      try {
        NEVER.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return List.of(InetAddress.getLoopbackAddress());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
  void http2IsUsedWhenOffered(String method) {
    answer(json("{\"a\":1}"));

    assertThat(Calls.text(result(method + " " + url(http2), ""))).isEqualTo("{\"a\":1}");
    assertThat(protocols(http2)).containsExactly("HTTP/2.0");
  }

  @Test
  void http1IsUsedOtherwise() {
    answer(json("{\"a\":1}"));

    assertThat(Calls.text(result("GET " + url(http1), ""))).isEqualTo("{\"a\":1}");
    assertThat(protocols(http1)).containsExactly("HTTP/1.1");
  }

  private static List<String> protocols(WireMockServer server) {
    return server.getAllServeEvents().stream()
        .map(event -> event.getRequest())
        .map(LoggedRequest::getProtocol)
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void connectionsAreSharedWithinAProjectOnly(Version version) {
    answer(json("{}"));
    CountingRelay relay = version == Version.HTTP_2 ? relay2 : relay1;
    int before = relay.connectionsOpened();
    ProjectId other = new ProjectId("other");
    String yaml = connector("GET https://localhost:" + relay.port() + "/", "", "");
    calls.install(yaml).install(other, yaml);

    for (int i = 0; i < 10; i++) {
      assertThat(Calls.text(calls.call("t", "{}"))).isEqualTo("{}");
      assertThat(Calls.text(calls.call(other, "t", "{}", CallContext.plain()))).isEqualTo("{}");
    }

    assertThat(protocols(version.server()))
        .hasSize(20)
        .containsOnly(version == Version.HTTP_2 ? "HTTP/2.0" : "HTTP/1.1");
    // A connection is released shortly after its answer, so a quick call may miss it.
    assertThat(relay.connectionsOpened() - before).isBetween(2, 19);
  }

  @Test
  void bodiesAndHeadersArriveWhole() {
    answer(json("{}"));
    String text = "ä".repeat(100_000);
    calls.install(connector("POST " + url(http2), "", "request: {headers: {X-Source: agent}}"));

    calls.call("t", "{\"text\":\"" + text + "\"}");

    LoggedRequest request = http2.getAllServeEvents().get(0).getRequest();
    assertThat(request.getBodyAsString()).isEqualTo("{\"text\":\"" + text + "\"}");
    assertThat(request.getHeader("X-Source")).isEqualTo("agent");
  }

  @Test
  void certificateOfAnotherHostIsRefused() {
    assertThat(error("GET https://other.test:" + http2.httpsPort() + "/", ""))
        .startsWith("No trusted TLS connection to other.test:");
    assertThat(http2.getAllServeEvents()).isEmpty();
  }

  @Test
  void untrustedCertificateIsRefused() {
    try (Calls trustingOthers = calls(SSLContexts.createDefault())) {
      trustingOthers.install(connector("GET " + url(http2), "", ""));

      assertThat(Calls.text(trustingOthers.call("t", "{}")))
          .startsWith("No trusted TLS connection to localhost:");
    }
    assertThat(http2.getAllServeEvents()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"169.254.169.254", "10.0.0.1", "[::1]", "127.0.0.1", "inside.test"})
  void internalAddressesAreRefused(String host) {
    assertThat(error("GET https://" + host + ":" + http2.httpsPort() + "/", ""))
        .contains("is not public");
    assertThat(http2.getAllServeEvents()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void redirectsAreNotFollowed(Version version) {
    answer(aResponse().withStatus(302).withHeader("Location", url(http1)));

    assertThat(error("GET " + version.url(), "")).contains("follows no redirects");
    assertThat(version.server().getAllServeEvents()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void slowAnswersEndAtTheDeadline(Version version) {
    answer(json("{}").withFixedDelay(5_000));
    assertEndsInTime("GET " + version.url());

    answer(json("{\"a\":\"" + "x".repeat(1_000) + "\"}").withChunkedDribbleDelay(100, 60_000));
    assertEndsInTime("GET " + version.url());
  }

  @Test
  void refusedConnectionIsAnError() {
    assertThat(error("GET https://localhost:1/", ""))
        .isEqualTo("No connection to localhost:1 can be opened.");
  }

  @Test
  void slowNameLookupEndsAtTheDeadline() {
    long start = System.nanoTime();

    assertThat(error("GET https://slow.test/", "defaults: {timeout: PT0.4S}"))
        .isEqualTo("The upstream slow.test:443 did not answer in time.");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
  }

  private void assertEndsInTime(String endpoint) {
    long start = System.nanoTime();

    assertThat(error(endpoint, "defaults: {timeout: PT0.6S}")).contains("did not answer in time");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void cancelledByTheCaller(Version version) {
    answer(json("{}").withFixedDelay(5_000));
    Cancellation cancellation = new Cancellation();
    CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS).execute(cancellation::cancel);
    calls.install(connector("GET " + version.url(), "", ""));

    long start = System.nanoTime();
    ToolResult result =
        calls.call(
            "t", "{}", new CallContext(Optional.empty(), ProgressListener.NONE, cancellation));

    assertThat(Calls.text(result)).isEqualTo("The call was cancelled.");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void cancelledBeforeItBegan(Version version) {
    answer(json("{}"));
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    calls.install(connector("GET " + version.url(), "", ""));

    ToolResult result =
        calls.call(
            "t", "{}", new CallContext(Optional.empty(), ProgressListener.NONE, cancellation));

    assertThat(Calls.text(result)).isEqualTo("The call was cancelled.");
    assertThat(version.server().getAllServeEvents()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void longAnswersAndBombsEndAtTheLimit(Version version) throws IOException {
    answer(json("{\"a\":\"" + "x".repeat(10_000_000) + "\"}"));
    assertThat(result("GET " + version.url(), "").truncated()).isTrue();

    answer(
        aResponse()
            .withHeader("Content-Type", "text/plain")
            .withHeader("Content-Encoding", "gzip")
            .withBody(zipped(50)));
    ToolResult bomb = result("GET " + version.url(), "defaults: {max_response_bytes: 100}");
    assertThat(Calls.text(bomb)).startsWith("x".repeat(100) + "\n[truncated: ");

    answer(json("[7]"));
    assertThat(Calls.text(result("GET " + version.url(), ""))).isEqualTo("[7]");
  }

  private static byte[] zipped(int megabytes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      byte[] block = "x".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < megabytes; i++) {
        zip.write(block);
      }
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void brokenConnectionsHaveErrorSentences(Version version) {
    answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

    assertThat(error("POST " + version.url(), "")).startsWith("The upstream localhost:");
    assertThat(version.server().getAllServeEvents()).hasSize(1);
  }

  private enum Version {
    HTTP_2,
    HTTP_1_1;

    WireMockServer server() {
      return this == HTTP_2 ? http2 : http1;
    }

    String url() {
      return SecureCallsTest.url(server());
    }
  }

  private static String url(WireMockServer server) {
    return "https://localhost:" + server.httpsPort() + "/";
  }

  private static void answer(ResponseDefinitionBuilder response) {
    for (WireMockServer server : List.of(http1, http2)) {
      server.resetAll();
      server.stubFor(any(anyUrl()).willReturn(response));
    }
  }

  private static ResponseDefinitionBuilder json(String body) {
    return aResponse().withHeader("Content-Type", "application/json").withBody(body);
  }

  private String error(String endpoint, String more) {
    ToolResult result = result(endpoint, more);
    assertThat(result.isError()).isTrue();
    return Calls.text(result);
  }

  private ToolResult result(String endpoint, String more) {
    calls.install(connector(endpoint, more, ""));
    return calls.call("t", "{}");
  }

  private static String connector(String endpoint, String more, String toolMore) {
    return """
    connector:
      name: c
      version: 1.0.0
      %s
      tools:
        - name: t
          input_schema: {type: object, additionalProperties: true}
          endpoint: "%s"
          %s
    """
        .formatted(more, endpoint, toolMore);
  }
}
