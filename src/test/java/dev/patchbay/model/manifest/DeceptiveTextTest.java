package dev.patchbay.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeceptiveTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pay\u200Bment", // zero width space
        "pay\u200Dment", // joiner between Latin letters
        "pay\u2060ment", // word joiner
        "pay\uFEFFment", // byte order mark within
        "pay\u00ADment", // soft hyphen
        "\u202Etnemyap", // right-to-left override
        "pay\u2066ment\u2069", // isolates
        "pay\u200Fment", // right-to-left mark
        "pay\u061Cment", // Arabic letter mark
        "pay\u180Ement", // Mongolian vowel separator
        "pay\u2028ment", // line separator
        "pay\u3164ment", // Hangul filler
        "pay\u2800ment", // empty Braille pattern
        "pay\u034Fment", // grapheme joiner
        "pay\uDB40\uDC69ment", // tag letters, in which whole sentences hide
        "pay\uDB40\uDD00ment", // variation selectors beyond the usual
        "pay\uFE00\uFE01ment", // and more than one of the usual
        "p\u0430yment", // Cyrillic a
        "\u0420ayment", // Cyrillic Er
        "paym\u0435nt", // Cyrillic ie
        "\u039Fpen", // Greek Omicron
        "\uFF50ayment", // full-width
        "\uD835\uDC29ayment" // mathematical
      })
  void invisibleTextIsFlagged(String text) {
    assertThat(DeceptiveText.fault("Make a " + text + " now")).isPresent();
    assertThat(DeceptiveText.fault(text).orElseThrow()).matches("holds U\\+[0-9A-F]{4,5}, .*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payment",
        "Wetter für Zürich – 天気 😀",
        "Ελληνικά, עברית, हिन्दी, العربية",
        "Оплата and payment",
        "20 \u03BCm, 5 k\u03A9, \u0394t",
        "\uD83D\uDC69\u200D\uD83D\uDCBB at work", // an emoji of three characters
        "\u2764\uFE0F", // a heart, red
        "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", // Persian needs the non-joiner
        "naïve café, Łódź, Đà Nẵng"
      })
  void ordinaryTextIsFine(String text) {
    assertThat(DeceptiveText.fault(text)).isEmpty();
  }
}
