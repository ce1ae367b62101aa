package dev.patchbay.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.mcp.SentHeaders;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OriginRuleTest {
  private final OriginRule rule = new OriginRule(Set.of("https://chat.example.com"));

  @Test
  void requestWithoutOriginPasses() {
    assertThat(admits("Host", "patchbay.example.com")).isTrue();
  }

  @Test
  void aPageOfTheSameMachinePasses() {
    assertThat(admits("Host", "localhost:8080", "Origin", "http://localhost:8080")).isTrue();
    assertThat(admits("Host", "127.0.0.1:8080", "Origin", "http://localhost:3000")).isTrue();
    assertThat(admits("Host", "[::1]:8080", "Origin", "https://[::1]")).isTrue();
  }

  @Test
  void aListedPagePasses() {
    assertThat(admits("Host", "patchbay.example.com", "Origin", "https://CHAT.example.com"))
        .isTrue();
  }

  @Test
  void otherOriginsAreRefused() {
    assertThat(admits("Host", "evil.example.com", "Origin", "http://evil.example.com")).isFalse();
    assertThat(admits("Host", "localhost:8080", "Origin", "http://evil.example.com")).isFalse();
    assertThat(admits("Host", "evil.example.com", "Origin", "http://localhost")).isFalse();
    assertThat(admits("Host", "localhost", "Origin", "http://localhost.evil.com")).isFalse();
    assertThat(admits("Host", "localhost", "Origin", "null")).isFalse();
    assertThat(admits("Host", "a", "Origin", "https://chat.example.com", "Origin", "http://evil"))
        .isFalse();
  }

  private boolean admits(String... headers) {
    return rule.admits(SentHeaders.of(headers));
  }
}
