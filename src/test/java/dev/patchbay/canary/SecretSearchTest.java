package dev.patchbay.canary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SecretSearchTest {
  private static final String SECRET = "canary-of/this\"test-" + Canaries.MARK;
  private static final String KEY_SECRET = "Ab1".repeat(14) + "z";
  private static final String KEY = "pbk_abcdefABCDEF_" + KEY_SECRET + "_123456";

  private final SecretSearch search = new SecretSearch(Set.of(), Set.of());

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(UTF_8));
  }

  @Test
  void secretIsFoundInClearUrlsAndJson() {
    assertThat(search.secretsIn("token=" + SECRET + ";")).hasSize(1);
    assertThat(search.secretsIn(URLEncoder.encode(SECRET, UTF_8))).hasSize(1);
    assertThat(search.secretsIn(JsonMapper.shared().writeValueAsString(SECRET))).hasSize(1);
    assertThat(search.secretsIn(SECRET.toUpperCase(Locale.ROOT))).hasSize(1);
  }

  @Test
  void secretIsFoundInHexadecimal() {
    assertThat(search.secretsIn("X'" + hex(SECRET) + "'")).hasSize(1);
    assertThat(search.secretsIn("\\x" + hex(SECRET).toUpperCase(Locale.ROOT))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ab", "abc", "ann:", "user:", "\"key\":\""})
  void secretIsFoundInBase64AtAnyOffset(String before) {
    for (String behind : new String[] {"", "z", "zz", "\"}"}) {
      byte[] bytes = (before + SECRET + behind).getBytes(UTF_8);

      assertThat(search.secretsIn("Basic " + Base64.getEncoder().encodeToString(bytes))).hasSize(1);
      assertThat(search.secretsIn("e30." + Base64.getUrlEncoder().encodeToString(bytes) + ".x"))
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void masterKeyIsFoundAsBytesAndInBase64(int before) {
    byte[] bytes = HexFormat.of().parseHex("ff".repeat(before) + Canaries.masterKey());

    assertThat(search.secretsIn(new String(bytes, ISO_8859_1))).isNotEmpty();
    assertThat(search.secretsIn(Base64.getEncoder().encodeToString(bytes))).isNotEmpty();
    assertThat(search.secretsIn(Base64.getUrlEncoder().encodeToString(bytes))).isNotEmpty();
  }

  @Test
  void masterKeyMadeByAServerIsFound() {
    String key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    assertThat(new SecretSearch(Set.of(), Set.of(key)).secretsIn("k " + key)).hasSize(1);
  }

  @Test
  void apiKeyIsFoundWholeAndByItsKnownSecret() {
    assertThat(search.keysIn("{\"key\":\"" + KEY + "\"}")).hasSize(1);
    assertThat(search.keysIn("'" + KEY_SECRET + "'")).isEmpty();
    assertThat(new SecretSearch(Set.of(KEY_SECRET), Set.of()).keysIn("'" + KEY_SECRET + "'"))
        .hasSize(1);
  }

  @Test
  void textWithoutSecretsHasNoFindings() {
    String text = Canaries.MARK.substring(1) + " ***  pbk_abcdefABCDEF_ " + "x".repeat(42);
    String example = "pbk_abcdefABCDEF_" + "0".repeat(43) + "_123456";

    assertThat(search.secretsIn(text)).isEmpty();
    assertThat(new SecretSearch(Set.of(KEY_SECRET), Set.of()).keysIn(text + example)).isEmpty();
  }

  @Test
  void findingShowsItsSurroundings() {
    assertThat(search.secretsIn("<a>\u0001password=" + SECRET + "</a>"))
        .containsExactly(
            "a canary in clear: <a>·password=canary-of/this\"test-" + Canaries.MARK + "</a>");
  }
}
