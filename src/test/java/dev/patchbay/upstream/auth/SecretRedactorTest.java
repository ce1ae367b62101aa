package dev.patchbay.upstream.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.model.JsonText;
import dev.patchbay.upstream.Content;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretRedactorTest {
  private static final String SECRET = "s3cr/et+K\u00e4y<0815>";
  private static final byte[] BYTES = SECRET.getBytes(StandardCharsets.UTF_8);

  /** Byte for byte as ISO 8859-1, as an upstream may put it into anything. */
  static Stream<String> repeated() {
    Base64.Encoder encoder = Base64.getEncoder();
    Stream<String> base64 =
        IntStream.range(0, 3)
            .mapToObj(before -> ("abc".substring(0, before) + "%s:x").formatted(SECRET))
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .flatMap(
                bytes ->
                    Stream.of(
                        encoder.encodeToString(bytes),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
    Stream<String> others =
        Stream.of(
            latin(BYTES),
            HexFormat.of().formatHex(BYTES),
            HexFormat.of().withUpperCase().formatHex(BYTES),
            "s3cr%2Fet%2BK%C3%A4y%3C0815%3E",
            "s3cr%2fet%2bK%c3%a4y%3c0815%3e",
            "s3cr\\/et+K\\u00e4y<0815>",
            latin(SECRET.getBytes(StandardCharsets.UTF_16LE)),
            latin(SECRET.getBytes(StandardCharsets.UTF_16BE)));
    return Stream.concat(base64, others);
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static ToolResult of(Content... blocks) {
    return new ToolResult(List.of(blocks), Optional.empty(), false, false);
  }

  private static String base64(String latin) {
    return Base64.getEncoder().encodeToString(latin.getBytes(StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @MethodSource("repeated")
  void binaryContentWithASecretIsWithheld(String said) {
    String bytes = base64("\u0089PNG\u0000" + said + "\u0000IEND");

    for (Content block :
        List.of(new Content.Image("image/png", bytes), new Content.Audio("audio/wav", bytes))) {
      ToolResult result = SecretRedactor.of(Stream.of(SECRET)).redact(of(block));

      assertThat(result.isError()).isTrue();
      assertThat(result.content().toString()).contains("is withheld").doesNotContain(bytes);
    }
  }

  @ParameterizedTest
  @MethodSource("repeated")
  void secretsInTextsAreRedacted(String said) {
    ToolResult result =
        SecretRedactor.of(Stream.of(SECRET))
            .redact(of(new Content.Text("a " + said), new Content.EmbeddedText(said, said, said)));

    assertThat(result.content().toString()).contains("***").doesNotContain(said);
  }

  @Test
  void binaryContentWithoutASecretIsUnchanged() {
    ToolResult picture = of(new Content.Image("image/png", base64("\u0089PNG harmless")));

    assertThat(SecretRedactor.of(Stream.of(SECRET)).redact(picture)).isEqualTo(picture);
  }

  @Test
  void secretInAMediaTypeIsRedacted() {
    String type = "image/" + "S3CRET-KEY-0815".toLowerCase(Locale.ROOT);

    assertThat(
            SecretRedactor.of(Stream.of("S3CRET-KEY-0815")).redact(of(new Content.Image(type, ""))))
        .isEqualTo(of(new Content.Image("image/***", "")));
  }

  @Test
  void overlappingMatchesAreMaskedAsOne() {
    SecretRedactor redactor = SecretRedactor.of(Stream.of("abcdefgh", "efghijkl", "secret-1"));

    assertThat(redactor.redact("x abcdefghijkl y secret-1secret-1 abcdefg"))
        .isEqualTo("x *** y ****** abcdefg");
  }

  @Test
  void beginningOfASecretIsMaskedAtATruncation() {
    SecretRedactor redactor = SecretRedactor.of(Stream.of("secret-12345"));

    assertThat(redactor.redact("token secret-1…")).isEqualTo("token ***…");
    assertThat(redactor.redact("token secret-12345…")).isEqualTo("token ***…");
    assertThat(redactor.redact("token sec…")).isEqualTo("token sec…");
    assertThat(redactor.redact("token secr\n[truncated: x]"))
        .isEqualTo("token ***\n[truncated: x]");
  }

  @Test
  void stepsGrowWithTheTextNotWithTheSecret() {
    String secret = "s".repeat(4_000) + "Z";
    String adverse = "s".repeat(4_000) + "Y";
    int characters = 1_000_000;

    SecretRedactor redactor = SecretRedactor.of(Stream.of(secret));
    String text = adverse.repeat(characters / adverse.length());
    assertThat(redactor.redact(text)).isEqualTo(text);

    assertThat(redactor.steps()).isLessThan(3L * characters);
  }

  @Test
  void truncatedStringsTakeNoMoreSteps() {
    String secret = "s".repeat(4_000) + "Z";
    String element = "\"" + "s".repeat(50) + "…\"";
    String[] elements = new String[20_000];
    Arrays.fill(elements, element);
    JsonText json = new JsonText("[\"" + secret + "\"," + String.join(",", elements) + "]");

    SecretRedactor redactor = SecretRedactor.of(Stream.of(secret));
    String redacted = redactor.redact(ToolResult.json(json)).structured().orElseThrow().text();

    assertThat(redacted).startsWith("[\"***\",\"***…\",").doesNotContain("ssss");
    assertThat(redactor.steps()).isLessThan(6L * json.text().length());
  }

  @Test
  void tooLongSecretsAreRefused() {
    assertThatThrownBy(() -> SecretRedactor.of(Stream.of("<é>".repeat(20_000))))
        .isInstanceOf(ToolFailure.class)
        .hasMessageContaining("too long");
  }
}
