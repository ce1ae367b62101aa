package dev.patchbay.upstream.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.upstream.ToolResult;
import dev.patchbay.upstream.UpstreamSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No address inside is ever connected to: as a literal, behind a name, or as a token endpoint. A
 * socket that listens on every local address counts who comes.
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

  private final Calls calls = new Calls(UpstreamSettings.DEFAULT, GuardedCallsTest::lookup);

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

  /** Names such as {@code 0.inside.test}: the address of that number. */
  private static List<InetAddress> lookup(String host) throws UnknownHostException {
    int number = Integer.parseInt(host.substring(0, host.indexOf('.')));
    return List.of(InetAddress.getByName(INSIDE.get(number)));
  }

  static Stream<String> inside() {
    return INSIDE.stream();
  }

  static Stream<String> odd() {
    return ODD.stream();
  }

  @AfterEach
  void close() {
    calls.close();
  }

  @AfterAll
  static void stop() throws IOException {
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
  void namesThatLeadInsideAreRefused(String address) {
    String name = INSIDE.indexOf(address) + ".inside.test";
    calls.install(tool("GET http://" + name + ":" + PORT + "/", "{type: none}"));

    assertRefused(calls.call("t", "{}"));
  }

  @ParameterizedTest
  @MethodSource("inside")
  void tokenEndpointsInsideAreRefused(String address) {
    String auth =
        "{type: oauth2_client_credentials, token_url: 'http://"
            + inUrl(address)
            + ":"
            + PORT
            + "/'}";
    calls.install(tool("GET http://1.2.3.4/", auth), "client_id", "id", "client_secret", "s3cret");

    assertRefused(calls.call("t", "{}"));
  }

  @ParameterizedTest
  @MethodSource("odd")
  void oddSpellingsOfAddressesNeverConnect(String host) {
    String url = "http://" + host + ":" + PORT + "/";
    try {
      calls.install(tool("GET " + url, "{type: none}"));
    } catch (dev.patchbay.model.MCPRuntimeException e) {
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
