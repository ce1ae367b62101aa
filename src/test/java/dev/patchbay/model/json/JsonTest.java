package dev.patchbay.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          1; 1.0; true
          100; 1e2; true
          0; -0.0; true
          1; "1"; false
          1; true; false
          1e9999; 1e9999; true
          1e9999; 10e9998; false
          {"a":1,"b":[2]}; {"b":[2.0],"a":1}; true
          [1,2]; [2,1]; false
          "\\u0041\\n\\\\"; "A\\n\\\\"; true
          "\\u0001"; "\\u0002"; false
          {}; []; false
          {"a":1,"a":2}; {"a":2}; true
          null; false; false
          """)
  void equalityIsThatOfJsonSchema(String one, String other, boolean equal) {
    assertThat(json(one).equals(json(other))).isEqualTo(equal);
  }

  /**
   * Without an order, a hash set compares each of many strings of one hash code with the others.
   */
  @Test
  void stringsAndTextsHaveAnOrderForHashSets() {
    assertThat(new Json.Text("Aa")).isLessThan(new Json.Text("BB"));
    assertThat(new Json.Text("Aa")).hasSameHashCodeAs(new Json.Text("BB"));
    assertThat(new Json.Text("x")).isEqualByComparingTo(new Json.Text("x"));
    assertThat(new JsonText("\"Aa\"")).isLessThan(new JsonText("\"BB\""));
  }

  @Test
  void tooDeepTextIsRefused() {
    assertThat(Json.of(new JsonText("[".repeat(200) + "]".repeat(200)))).isPresent();
    assertThat(Json.of(new JsonText("[".repeat(201) + "]".repeat(201)))).isEmpty();
    assertThat(Json.of(new JsonText("\"" + "[".repeat(201) + "\""))).isPresent();
  }

  private static Json json(String text) {
    return Json.of(new JsonText(text)).orElseThrow();
  }
}
