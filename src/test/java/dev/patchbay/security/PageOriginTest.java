package dev.patchbay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageOriginTest {

  @ParameterizedTest
  @CsvSource({
    "https://patchbay.example, patchbay.example",
    "http://patchbay.example:8080, patchbay.example:8080",
    "http://localhost:3000, 127.0.0.1:8080",
    "http://[::1]:3000, localhost:8080"
  })
  void ownPagesAndLocalPagesPass(String origin, String host) {
    assertThat(PageOrigin.isAllowed(List.of(origin), List.of(host))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "https://page.example, patchbay.example",
    "https://patchbay.example.evil.example, patchbay.example",
    "http://localhost:3000, patchbay.example",
    "http://page.example, localhost:8080",
    "null, localhost:8080",
    "file://, localhost:8080",
    "http://localhost.page.example, localhost:8080"
  })
  void otherPagesAreRefused(String origin, String host) {
    assertThat(PageOrigin.isAllowed(List.of(origin), List.of(host))).isFalse();
  }

  @Test
  void missingOriginPassesAndRepeatedOneIsRefused() {
    List<String> host = List.of("localhost:8080");

    assertThat(PageOrigin.isAllowed(List.of(), host)).isTrue();
    assertThat(PageOrigin.isAllowed(List.of("http://localhost", "http://localhost"), host))
        .isFalse();
  }
}
