package dev.patchbay.security.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/v1/projects/p/tools/a.b",
        "/v1/projects/%41",
        "/a../b",
        "/...",
        "/.well-known/x"
      })
  void plainPathPasses(String path) {
    assertThat(RawPath.fault(path)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//",
        "/a//b",
        "/a;b=c",
        "/%3Bx",
        "/a%2fb",
        "/a%2Fb",
        "/a%5cb",
        "/a\\b",
        "/a%00",
        "/.",
        "/..",
        "/a/./b",
        "/a/..",
        "/%2e/x",
        "/a/%2E%2e",
        "/.%2e/x"
      })
  void ambiguousPathIsRefused(String path) {
    assertThat(RawPath.fault(path)).isPresent();
  }

  @Test
  void fastCheckAgreesWithTheRule() {
    String[] pieces = {
      "/", ".", "%2e", "%2F", "%5C", ";", "%3b", "\\", "%00", "%41", "a", "v1", "%"
    };
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder path = new StringBuilder("/");
      for (int length = random.nextInt(8); length > 0; length--) {
        path.append(pieces[random.nextInt(pieces.length)]);
      }

      assertThat(RawPath.fault(path.toString()).isEmpty())
          .as("%s", path)
          .isEqualTo(obeys(path.toString()));
    }
  }

  /** The rule in other words, segment by segment. */
  private static boolean obeys(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    for (String odd : new String[] {";", "%3b", "%2f", "%5c", "\\", "%00", "//"}) {
      if (lower.contains(odd)) {
        return false;
      }
    }
    for (String segment : lower.split("/", -1)) {
      String decoded = segment.replace("%2e", ".");
      if (decoded.equals(".") || decoded.equals("..")) {
        return false;
      }
    }
    return true;
  }
}
