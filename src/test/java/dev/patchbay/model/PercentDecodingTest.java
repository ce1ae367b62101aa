package dev.patchbay.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PercentDecodingTest {
  @Test
  void escapesAreDecodedAsUtf8AndAPlusStays() {
    assertThat(PercentDecoding.decode("a+b%20c%2Fd%C3%A4")).isEqualTo("a+b c/dä");
  }

  @Test
  void brokenEscapeIsRefused() {
    assertThatThrownBy(() -> PercentDecoding.decode("a%2"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
