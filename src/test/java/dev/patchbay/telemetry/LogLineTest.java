package dev.patchbay.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogLineTest {

  @Test
  void plainWordsStandAsTheyAre() {
    String line = new LogLine().with("version", "1.4.0-rc.1+7").with("revision", 12).toString();

    assertThat(line).isEqualTo("version=1.4.0-rc.1+7 revision=12");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "two words       | `\"two words\"`",
        "`a=b`           | `\"a=b\"`",
        "``              | `\"\"`",
        "`say \"x\"`     | `\"say \\\"x\\\"\"`",
        "`back\\slash`   | `\"back\\\\slash\"`",
        "Grüße           | `\"Grüße\"`",
      })
  void otherValuesAreQuoted(String value, String expected) {
    assertThat(new LogLine().with("k", value)).hasToString("k=" + expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\nevent=ProjectRemoved",
        "x\r\nevent=ProjectRemoved",
        "x\u0085y",
        "x\u2028y",
        "x\u2029y",
        "x\u001b[2Ky",
        "x\u0000y",
        "x\u202ey",
        "x\ud800y",
        "x\udb40\udc41y",
        "x\" outcome=installed",
      })
  void valueCannotForgeALineOrPair(String value) {
    String line = new LogLine().with("actor", value).toString();

    assertThat(line)
        .matches("actor=\"([\\x20-\\x7e&&[^\"\\\\]]|\\\\[\"\\\\n]|\\\\u[0-9a-f]{4})*\"");
  }

  @Test
  void longValueIsCut() {
    String line = new LogLine().with("actor", "a".repeat(501)).toString();

    assertThat(line).isEqualTo("actor=\"" + "a".repeat(500) + "…\"");
  }
}
