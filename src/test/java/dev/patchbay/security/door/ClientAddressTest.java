package dev.patchbay.security.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.registry.operator.SettingValues;
import dev.patchbay.registry.operator.Texts;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
  private static final String PROXY = "10.1.2.3";
  private static final String PROXIES = "10.0.0.0/8, fd00::/8, 127.0.0.1";

  private static TrustedProxies proxies(String list, String header) {
    return TrustedProxies.of(
        new SettingValues(
            new Texts(
                Map.of(
                    "patchbay.trusted-proxies", list, "patchbay.trusted-proxies.header", header))));
  }

  private static String forwarded(String peer, String... lines) {
    return ClientAddress.of(HeaderedRequest.of(peer, lines), proxies(PROXIES, "X-Forwarded-For"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          192.0.2.1                            | 192.0.2.1
          192.0.2.1:4711                       | 192.0.2.1
          198.51.100.9, 192.0.2.1              | 192.0.2.1
          1.1.1.1, 192.0.2.1, 10.9.9.9         | 192.0.2.1
          10.9.9.9                             | 10.9.9.9
          10.8.8.8, 10.9.9.9                   | 10.8.8.8
          2001:db8::1                          | 2001:db8:0:0:0:0:0:1
          [2001:db8::1]:443                    | 2001:db8:0:0:0:0:0:1
          192.0.2.1, fd00::7                   | 192.0.2.1
          192.0.2.1, ::ffff:10.9.9.9           | 192.0.2.1
          unknown                              | 10.1.2.3
          _hidden                              | 10.1.2.3
          192.0.2.1, unknown                   | 10.1.2.3
          192.0.2.1, unknown, 10.9.9.9         | 10.9.9.9
          192.0.2.1,                           | 10.1.2.3
          localhost                            | 10.1.2.3
          127.1                                | 10.1.2.3
          2130706433                           | 10.1.2.3
          0x7f.0.0.1                           | 10.1.2.3
          192.0.2.256                          | 10.1.2.3
          192.0.2.01                           | 10.1.2.3
          1:2:3:4:5:6:7:8:9                    | 10.1.2.3
          "192.0.2.1"                          | 10.1.2.3
          """)
  void rightmostUntrustedAddressWins(String header, String client) {
    assertThat(forwarded(PROXY, "X-Forwarded-For: " + header)).isEqualTo(client);
  }

  @Test
  void severalLinesAreOneList() {
    assertThat(forwarded(PROXY, "X-Forwarded-For: 1.1.1.1, 192.0.2.1", "X-Forwarded-For: 10.9.9.9"))
        .isEqualTo("192.0.2.1");
  }

  @Test
  void headerOfAnUntrustedPeerIsIgnored() {
    assertThat(forwarded("192.0.2.7", "X-Forwarded-For: 127.0.0.1")).isEqualTo("192.0.2.7");
    assertThat(
            ClientAddress.of(
                HeaderedRequest.of("127.0.0.1", "X-Forwarded-For: 192.0.2.1"),
                proxies(" ", "X-Forwarded-For")))
        .isEqualTo("127.0.0.1");
  }

  @Test
  void otherForwardingHeaderIsIgnored() {
    assertThat(forwarded(PROXY, "Forwarded: for=1.1.1.1", "X-Forwarded-For: 192.0.2.1"))
        .isEqualTo("192.0.2.1");
    assertThat(forwarded(PROXY, "Forwarded: for=1.1.1.1")).isEqualTo(PROXY);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          for=192.0.2.1                                     | 192.0.2.1
          For="192.0.2.1:4711";proto=http;by=203.0.113.43   | 192.0.2.1
          proto=https; for="[2001:db8::1]:4711"             | 2001:db8:0:0:0:0:0:1
          for=1.1.1.1, for=192.0.2.1, for=10.9.9.9          | 192.0.2.1
          for=192.0.2.1;ext="a, b;for=1.1.1.1"              | 192.0.2.1
          for=unknown                                       | 10.1.2.3
          for=_gazonk                                       | 10.1.2.3
          for=192.0.2.1;for=1.1.1.1                         | 10.1.2.3
          by=192.0.2.1                                      | 10.1.2.3
          for="192.0.2.1                                    | 10.1.2.3
          192.0.2.1                                         | 10.1.2.3
          """)
  void forwardedIsReadWhereItIsNamed(String header, String client) {
    assertThat(
            ClientAddress.of(
                HeaderedRequest.of(PROXY, "Forwarded: " + header), proxies(PROXIES, "Forwarded")))
        .isEqualTo(client);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"proxy.example.com", "10.0.0.0/33", "10.0.0.0/", "10.0.0/8", "::/129", "/8"})
  void invalidNetworkStopsTheStart(String list) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> proxies(list, "X-Forwarded-For"))
        .withMessageStartingWith("patchbay.trusted-proxies must list");
  }

  @Test
  void unknownHeaderStopsTheStart() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> proxies(PROXIES, "X-Real-IP"))
        .withMessage(
            "patchbay.trusted-proxies.header must be X-Forwarded-For or Forwarded, not"
                + " 'X-Real-IP'");
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "192.0.2.128/25, 192.0.2.127, false",
    "192.0.2.128/25, 192.0.2.128, true",
    "0.0.0.0/0, 255.1.2.3, true",
    "0.0.0.0/0, ::1, false",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "::1, 0:0:0:0:0:0:0:1%lo, true"
  })
  void aNetworkIsAPrefix(String network, String address, boolean contained) {
    TrustedProxies proxies = proxies(network, "X-Forwarded-For");

    assertThat(proxies.contain(IpAddress.find(address).orElseThrow())).isEqualTo(contained);
  }
}
