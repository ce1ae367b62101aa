package dev.patchbay.security.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.patchbay.registry.SettableClock;
import dev.patchbay.registry.access.ApiKeyText;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any credential or token is verified or refused. */
class CredentialFuzz {
  private static final SettableClock CLOCK = new SettableClock();
  private static final Issuer ISSUER = new Issuer(CLOCK);
  private static final JwtVerifier VERIFIER =
      JwtVerifier.of(ISSUER.settings(), CLOCK).orElseThrow();
  private static final TokenClaims CLAIMS = new TokenClaims("tenant_id", "groups");
  private static final String TOKEN = ISSUER.token(claims -> claims);

  static Stream<byte[]> credentials() {
    return Stream.of(
            TOKEN,
            TOKEN.substring(0, TOKEN.lastIndexOf('.') + 1),
            "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.",
            "a.b.c",
            "pbk_0123456789AB_0000000000000000000000000000000000000000000_000000",
            "pbk_0123456789AB_0_0",
            "{\"iss\":\"https://issuer.example\",\"sub\":\"joe\",\"aud\":[\"patchbay\"],\"exp\":1,"
                + "\"tenant_id\":\"acme\",\"groups\":[\"operator\",7],\"scope\":\"tools:read\"}",
            "{\"exp\":1e99,\"aud\":{},\"tenant_id\":[\"a\",\"b\"]}")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("credentials")
  @FuzzTest(maxDuration = "1m")
  void everyCredentialIsUnderstoodOrIsNone(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    ApiKeyText.find(text)
        .ifPresent(
            key -> {
              assertThat(key.reveal()).isEqualTo(text);
              assertThat(key.toString()).doesNotContain(text.substring(17, 60));
            });
    if (!signed(text).equals(signed(TOKEN))) {
      assertThat(VERIFIER.verify(text)).as("only the issuer signs").isEmpty();
    }
    claims(text);
  }

  /** Text without the signature, because base64 ignores the last bits of one. */
  private static String signed(String token) {
    return token.substring(0, token.lastIndexOf('.') + 1);
  }

  /** A trusted issuer may still write invalid claims. */
  private static void claims(String text) {
    try {
      JWTClaimsSet claims = JWTClaimsSet.parse(text);
      if (claims.getExpirationTime() != null) {
        CLAIMS
            .read(claims)
            .ifPresent(token -> assertThat(token.callerId()).matches("jwt:[!-~]{1,128}"));
      }
    } catch (ParseException e) {
      // The verifier refuses it as an invalid token.
      return;
    }
  }
}
