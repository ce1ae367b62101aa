package dev.patchbay.registry.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTextTest {
  private static final KeyId ID = new KeyId("abcDEF012345");

  @Test
  void keyIsFoundAgainByItsText() {
    ApiKeyText key = ApiKeyText.fresh(ID, count -> new byte[count]);

    assertThat(key.reveal())
        .startsWith("pbk_abcDEF012345_0000000000000000000000000000000000000000000_")
        .hasSize(67);
    assertThat(ApiKeyText.find(key.reveal()).map(ApiKeyText::id)).contains(ID);
  }

  @Test
  void largestSecretFits() {
    IntFunction<byte[]> ones =
        count -> {
          byte[] bytes = new byte[count];
          Arrays.fill(bytes, (byte) -1);
          return bytes;
        };

    ApiKeyText key = ApiKeyText.fresh(ID, ones);

    assertThat(ApiKeyText.find(key.reveal())).isPresent();
    assertThat(key.reveal()).hasSize(67).doesNotContain("_0000");
  }

  @Test
  void everyTypoIsDetected() {
    String text = ApiKeyText.fresh(ID, count -> new byte[count]).reveal();

    for (int i = 0; i < text.length(); i++) {
      String typo =
          text.substring(0, i) + (text.charAt(i) == 'x' ? 'y' : 'x') + text.substring(i + 1);
      assertThat(ApiKeyText.find(typo)).as(typo).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "pbk_", "pbk___", "pbk_a_b_c", "PBK_abcDEF012345", "eyJhbGciOiJub25lIn0.e30."})
  void otherTextsAreNoKeys(String text) {
    assertThat(ApiKeyText.find(text)).isEmpty();
  }

  @Test
  void keyDoesNotPrintItself() {
    ApiKeyText key = ApiKeyText.fresh(ID, count -> new byte[count]);

    assertThat(key).hasToString("pbk_abcDEF012345_***");
    assertThat(new FreshKey(Keys.key("abcDEF012345"), key).toString()).doesNotContain(key.reveal());
  }
}
