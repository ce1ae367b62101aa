package dev.patchbay.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UriHostTest {
  @ParameterizedTest
  @CsvSource({
    "http://stack_service:8080/x, stack_service, 8080",
    "http://my_app.internal, my_app.internal, -1",
    "https://api.example.com, api.example.com, -1",
    "http://[::1]:80/, [::1], 80",
  })
  void hostAndPortAreRead(String uri, String host, int port) {
    assertThat(UriHost.of(URI.create(uri))).contains(new UriHost(host, port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://_x",
        "http://a_b:99999",
        "http://127.1",
        "http://0x7f_1",
        "http://1_2.3",
        "http://user@a_b/",
        "http:///x",
        "mailto:a_b",
        "http://0x7f.1"
      })
  void anythingElseHasNone(String uri) {
    assertThat(UriHost.of(URI.create(uri))).isEmpty();
  }
}
