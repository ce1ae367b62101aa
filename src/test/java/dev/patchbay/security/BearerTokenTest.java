package dev.patchbay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenTest {

  @ParameterizedTest
  @ValueSource(strings = {"Bearer abc.d-e_f", "bearer abc.d-e_f", "BEARER   abc.d-e_f"})
  void schemeIsReadInAnyCase(String header) {
    assertThat(BearerToken.find(List.of(header))).contains("abc.d-e_f");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "abc",
        "Basic abc",
        "Bearer a b",
        "Bearer a,b",
        "Bearer a\tb",
        "Bearer é",
        "Bearer \"abc\"",
        "XBearer abc",
        " Bearer abc"
      })
  void otherFormsAreNoCredential(String header) {
    assertThat(BearerToken.find(List.of(header))).isEmpty();
  }

  @Test
  void severalHeadersAreNoCredential() {
    assertThat(BearerToken.find(List.of())).isEmpty();
    assertThat(BearerToken.find(List.of("Bearer a", "Bearer a"))).isEmpty();
  }

  @Test
  void hugeCredentialIsIgnored() {
    assertThat(BearerToken.find(List.of("Bearer " + "a".repeat(8000)))).isPresent();
    assertThat(BearerToken.find(List.of("Bearer " + "a".repeat(9000)))).isEmpty();
  }
}
