package dev.patchbay.upstream.call;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.upstream.ToolResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No connection to an internal address: as a literal, behind a name, as a token endpoint, or as the
 * target of a redirect. A socket that listens on every local address counts connections, and the
 * name service records lookups.
 */
class GuardedCallsTest {
  private static final AtomicInteger CONNECTIONS = new AtomicInteger();
  private static final ServerSocket LISTENING = listening();
  private static final int PORT = LISTENING.getLocalPort();

  private static final List<String> INSIDE =
      List.of(
          "0.0.0.0",
          "0.1.2.3",
          "10.0.0.1",
          "10.255.255.255",
          "100.64.0.1",
          "100.127.255.254",
          "127.0.0.1",
          "127.0.0.2",
          "127.255.255.254",
          "169.254.0.1",
          "169.254.169.254",
          "169.254.170.2",
          "172.16.0.1",
          "172.31.255.255",
          "192.0.0.1",
          "192.0.0.170",
          "192.0.2.1",
          "192.88.99.1",
          "192.168.0.1",
          "192.168.255.255",
          "198.18.0.1",
          "198.19.255.255",
          "198.51.100.1",
          "203.0.113.1",
          "224.0.0.1",
          "239.255.255.255",
          "240.0.0.1",
          "255.255.255.255",
          "::",
          "::1",
          "::2",
          "::127.0.0.1",
          "::ffff:127.0.0.1",
          "::ffff:10.0.0.1",
          "::ffff:169.254.169.254",
          "::ffff:0:127.0.0.1",
          "64:ff9b::7f00:1",
          "64:ff9b::a9fe:a9fe",
          "64:ff9b:1::1",
          "100::1",
          "2001::1",
          "2001:0:4136:e378::1",
          "2001:2::1",
          "2001:10::1",
          "2001:20::1",
          "2001:db8::1",
          "2002:7f00:1::1",
          "2002:a9fe:a9fe::1",
          "3fff::1",
          "5f00::1",
          "fc00::1",
          "fd00::1",
          "fd00:ec2::254",
          "fdff::1",
          "fe80::1",
          "febf::1",
          "fec0::1",
          "ff01::1",
          "ff02::1",
          "ff0e::1",
          "4000::1",
          "e000::1");

  private static final List<String> ODD =
      List.of(
          "127.1",
          "127.0.1",
          "2130706433",
          "2852039166",
          "0x7f000001",
          "0x7f.0.0.1",
          "0x7f.1",
          "0177.0.0.1",
          "017700000001",
          "127.0.0.01",
          "127.0.0.1.",
          "0",
          "a.0x7f",
          "1.2.3.4.5");

  private static final WireMockServer REDIRECTING = redirecting();
  private static final List<String> LOOKED_UP = new CopyOnWriteArrayList<>();

  private final Calls calls =
      new Calls(Calls.allowing("redirects.test:" + REDIRECTING.port()), GuardedCallsTest::lookup);

  private static ServerSocket listening() {
    try {
      ServerSocket socket = new ServerSocket(0, 50);
      Thread accepting =
          new Thread(
              () -> {
                while (!socket.isClosed()) {
                  try {
                    socket.accept().close();
                    CONNECTIONS.incrementAndGet();
                  } catch (IOException e) {
                    return;
                  }
                }
              });
      accepting.setDaemon(true);
      accepting.start();
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WireMockServer redirecting() {
    WireMockServer server = new WireMockServer(options().dynamicPort());
    server.start();
    return server;
  }

  /** Names such as {@code 0.inside.test}: the address of that number. */
  private static List<InetAddress> lookup(String host) throws UnknownHostException {
    LOOKED_UP.add(host);
    if (host.equals("redirects.test")) {
      return List.of(InetAddress.getLoopbackAddress());
    }
    int number = Integer.parseInt(host.substring(0, host.indexOf('.')));
    return List.of(InetAddress.getByName(INSIDE.get(number)));
  }

  static Stream<String> inside() {
    return INSIDE.stream();
  }

  static Stream<String> odd() {
    return ODD.stream();
  }

  /** Every internal host, as itself and behind a name, and every odd spelling. */
  static Stream<String> insideByAnyName() {
    return Stream.of(
            INSIDE.stream().map(GuardedCallsTest::inUrl),
            INSIDE.stream().map(GuardedCallsTest::nameOf),
            ODD.stream())
        .flatMap(hosts -> hosts);
  }

  @BeforeEach
  void forget() {
    REDIRECTING.resetAll();
    LOOKED_UP.clear();
  }

  @AfterEach
  void close() {
    calls.close();
  }

  @AfterAll
  static void stop() throws IOException {
    // No connection has come; the next one proves that it would be seen.
    new Socket(InetAddress.getLoopbackAddress(), PORT).close();
    await().untilAsserted(() -> assertThat(CONNECTIONS).hasValue(1));
    REDIRECTING.stop();
    LISTENING.close();
  }

  @ParameterizedTest
  @MethodSource("inside")
  void literalsAreRefused(String address) {
    calls.install(tool("GET http://" + inUrl(address) + ":" + PORT + "/", "{type: none}"));

    assertRefused(calls.call("t", "{}"));
  }

  @ParameterizedTest
  @MethodSource("inside")
  void namesOfInternalAddressesAreRefused(String address) {
    calls.install(tool("GET http://" + nameOf(address) + ":" + PORT + "/", "{type: none}"));

    assertRefused(calls.call("t", "{}"));
  }

  @ParameterizedTest
  @MethodSource("insideByAnyName")
  void internalTokenEndpointsAreRefused(String host) {
    try {
      installWithTokens("http://" + host + ":" + PORT + "/");
    } catch (MCPRuntimeException e) {
      assertThat(ODD).as("only an odd spelling is refused when it is read").contains(host);
      return;
    }

    assertRefused(calls.call("t", "{}"));
  }

  @ParameterizedTest
  @MethodSource("insideByAnyName")
  void redirectsToInternalAddressesAreNotFollowed(String host) {
    redirectTo(host);
    calls.install(tool("GET http://redirects.test:" + REDIRECTING.port() + "/", "{type: none}"));

    ToolResult result = calls.call("t", "{}");

    assertStaysOutside(
        result, "The upstream answered 302: it redirects, and Patchbay follows no redirects.");
  }

  @ParameterizedTest
  @MethodSource("insideByAnyName")
  void redirectsOfTokenEndpointsAreNotFollowed(String host) {
    redirectTo(host);
    installWithTokens("http://redirects.test:" + REDIRECTING.port() + "/");

    ToolResult result = calls.call("t", "{}");

    assertStaysOutside(
        result,
        "The token endpoint redirects.test answered 302: it redirects, and Patchbay follows no"
            + " redirects.");
  }

  private static void redirectTo(String host) {
    REDIRECTING.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(302)
                    .withHeader("Location", "http://" + host + ":" + PORT + "/")));
  }

  private static void assertStaysOutside(ToolResult result, String sentence) {
    assertThat(result.isError()).isTrue();
    assertThat(Calls.text(result)).isEqualTo(sentence);
    assertThat(CONNECTIONS).hasValue(0);
    assertThat(LOOKED_UP).containsOnly("redirects.test");
    assertThat(REDIRECTING.getAllServeEvents()).hasSize(1);
  }

  private void installWithTokens(String tokenUrl) {
    String auth = "{type: oauth2_client_credentials, token_url: '" + tokenUrl + "'}";
    calls.install(tool("GET http://1.2.3.4/", auth), "client_id", "id", "client_secret", "s3cret");
  }

  @ParameterizedTest
  @MethodSource("odd")
  void oddSpellingsOfAddressesNeverConnect(String host) {
    String url = "http://" + host + ":" + PORT + "/";
    try {
      calls.install(tool("GET " + url, "{type: none}"));
    } catch (MCPRuntimeException e) {
      return; // refused when it is read
    }

    assertRefused(calls.call("t", "{}"));
  }

  @Test
  void aNameIsAllowedOnlyWithItsPort() {
    try (Calls allowing = new Calls(Calls.allowing("6.inside.test:1"), GuardedCallsTest::lookup)) {
      allowing.install(tool("GET http://6.inside.test:" + PORT + "/", "{type: none}"));

      assertRefused(allowing.call("t", "{}"));
    }
  }

  private static void assertRefused(ToolResult result) {
    assertThat(result.isError()).isTrue();
    assertThat(Calls.text(result)).contains("is not public");
    assertThat(CONNECTIONS).hasValue(0);
  }

  private static String nameOf(String address) {
    return INSIDE.indexOf(address) + ".inside.test";
  }

  private static String inUrl(String address) {
    return address.indexOf(':') < 0 ? address : "[" + address + "]";
  }

  private static String tool(String endpoint, String auth) {
    return """
    connector:
      name: c
      version: 1.0.0
      auth: %s
      tools:
        - {name: t, input_schema: {type: object}, endpoint: "%s"}
    """
        .formatted(auth, endpoint);
  }
}
