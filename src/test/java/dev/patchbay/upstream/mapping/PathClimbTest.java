package dev.patchbay.upstream.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathClimbTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        // as they are
        ".",
        "..",
        "../x",
        "x/..",
        "x/../../y",
        "x/./y",
        "..\\x",
        "x\\..\\y",
        // path parameters, which Tomcat, Jetty and Spring cut off
        "..;",
        "..;/x",
        "..;a=b",
        "..;a=b/x",
        ".;",
        ".;x/y",
        "x/..;/y",
        ";",
        ";x",
        "x/;y/z",
        // decoded by one proxy more, and by two
        "%2e",
        "%2e%2e",
        "%2E%2e",
        ".%2e",
        "%2e.",
        "%252e%252e",
        "%25252e.",
        "..%2fx",
        "..%252fx",
        "x%2f..%2fy",
        "x%5c..",
        "..%5c",
        "%2e%2e%3b",
        "..%3bx",
        "%u002e%u002e",
        // more slashes than are seen
        "a%2fb",
        "a%2Fb",
        "a%252fb",
        "a%5cb",
        "a%c0%afb",
        // overlong UTF-8
        "%c0%ae%c0%ae",
        "%c0%ae.",
        "%e0%80%ae%e0%80%ae",
        "%f0%80%80%ae.",
        "..%c0%afx",
        "..%c1%9cx",
        // compatibility forms
        "\uff0e\uff0e",
        "\u2024\u2024",
        "\u2025",
        "\u2026",
        "\ufe52.",
        "..\uff0fx",
        "..\uff3cx",
        "..\u2215x",
        "..\u2044x",
        "..\u2216x",
        "..\uff1bx",
        "\u3002\u3002",
        "%ef%bc%8e%ef%bc%8e",
        ".\u200b.",
        "\ufeff..",
        // what Windows cuts off
        ".. ",
        " ..",
        ". .",
        "...",
        "....",
        "x/.../y",
        "..%20",
        // what servers make one slash of
        "/",
        "//",
        "\\",
        " ",
        "%20",
        "%2f",
        " / ",
        // control characters
        "a\u0000",
        "a\u0000b",
        "a\nb",
        "a\u007f",
        "a\u0085b",
        "a%00",
        "a%2500",
        "a%0d%0ab",
        "..%00/x",
        "%2525252525252525252e"
      })
  void pathTraversalIsDetected(String value) {
    assertThat(PathClimb.isValue(value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v1.2",
        "a..b",
        "..a",
        "a..",
        ".hidden",
        "..hidden",
        "x.",
        "x/.git/y",
        "group/project",
        "/docs/a.txt",
        "a//b",
        "a/",
        "DOMAIN\\ann",
        "a;b",
        "a;b/c;d",
        "matrix;v=1.2",
        "100%",
        "100%41",
        "%zz",
        "50%25",
        "a b",
        "a%20b",
        "1.5…",
        "ä€",
        "\u5317\u4eac",
        "-.-",
        "._",
        "~",
        "*",
        "@me",
        "a:b",
        "2026-11-30T22:50:00Z",
        "3.141",
        "-1",
        "true"
      })
  void harmlessDotsAndSignsPass(String value) {
    assertThat(PathClimb.isValue(value)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "a%2Fb, false",
    "a%2F.., true",
    "%2e., true",
    "v1.2;x, false",
    "..;x, true",
    "..json, false"
  })
  void aDescriptorMayWriteSlashesEscaped(String segment, boolean climbs) {
    assertThat(PathClimb.isSegment(segment)).isEqualTo(climbs);
  }

  @Test
  void longValueIsDecodedAtMostNineTimes() {
    String escaped = "%" + "25".repeat(100_000) + "41";

    assertThat(PathClimb.isValue(escaped)).isTrue();
  }
}
