package dev.patchbay.security.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFramingTest {
  private static final String HOST = "Host: patchbay.example.com";

  private static boolean isRefused(String... lines) {
    return RequestFraming.fault(HeaderedRequest.of("192.0.2.1", lines)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Any: 1",
        "Content-Length: 0",
        "Content-Length: 123456789012345678",
        "Transfer-Encoding: chunked",
        "Transfer-Encoding: Chunked",
        "!#$%&'*+-.^_`|~09azAZ: 1"
      })
  void unambiguousFramingPasses(String line) {
    assertThat(isRefused(HOST, line)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 7|Content-Length: 8",
        "Content-Length: 7|Content-Length: 7",
        "Content-Length: 7, 7",
        "Content-Length: +7",
        "Content-Length: -7",
        "Content-Length: 0x7",
        "Content-Length: ",
        "Content-Length: 7 ",
        "Content-Length: 1234567890123456789",
        "Content-Length: \u0667",
        "Transfer-Encoding: chunked|Content-Length: 7",
        "Content-Length: 7|Transfer-Encoding: chunked",
        "Transfer-Encoding: chunked|Transfer-Encoding: chunked",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding: chunked;q=1",
        "Transfer-Encoding: ",
        "Content-Length : 7",
        "X A: 1",
        "X\u0000A: 1",
        "Xé: 1",
        ": 1",
        "Host: patchbay.example.com"
      })
  void ambiguousFramingIsRefused(String lines) {
    List<String> all = new ArrayList<>(List.of(HOST));
    all.addAll(List.of(lines.split("\\|")));

    assertThat(isRefused(all.toArray(String[]::new))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "127.0.0.1:8080",
        "[::1]",
        "[2001:db8::1]:443",
        "patch_bay.example.com:",
        "xn--bcher-kva.example"
      })
  void aNameOrAnAddressIsAHost(String host) {
    assertThat(isRefused("Host: " + host)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a b", "a/b", "user@a", "a, b", "a:b", "a:123456", "[::1", "::1", "a?", "a#b"})
  void otherTextIsNoHost(String host) {
    assertThat(isRefused("Host: " + host)).isTrue();
  }

  @Test
  void onlyHttp11NeedsAHostAndKnowsChunks() {
    assertThat(isRefused("X-Any: 1")).isTrue();
    assertThat(RequestFraming.fault(HeaderedRequest.speaking("HTTP/1.0", "192.0.2.1", "X-Any: 1")))
        .isEmpty();
    assertThat(RequestFraming.fault(HeaderedRequest.speaking("HTTP/2.0", "192.0.2.1", "X-Any: 1")))
        .isEmpty();
    assertThat(
            RequestFraming.fault(
                HeaderedRequest.speaking("HTTP/1.0", "192.0.2.1", "Transfer-Encoding: chunked")))
        .isPresent();
  }
}
