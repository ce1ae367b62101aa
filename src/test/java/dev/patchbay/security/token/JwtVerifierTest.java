package dev.patchbay.security.token;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.patchbay.model.ContentDigest;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.SettableClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwtVerifierTest {
  private final SettableClock clock = new SettableClock();
  private final Issuer issuer = new Issuer(clock);
  private final JwtVerifier verifier = JwtVerifier.of(issuer.settings(), clock).orElseThrow();

  private Optional<VerifiedToken> verified(UnaryOperator<JWTClaimsSet.Builder> change) {
    return verifier.verify(issuer.token(change));
  }

  private static JWTClaimsSet.Builder same(JWTClaimsSet.Builder claims) {
    return claims;
  }

  @Test
  void tokenIdentifiesItsBearer() {
    VerifiedToken token = verified(JwtVerifierTest::same).orElseThrow();

    assertThat(token.tenant()).isEqualTo(new TenantId("acme"));
    assertThat(token.callerId()).isEqualTo("jwt:joe");
    assertThat(token.roles()).containsExactly(Role.OPERATOR);
    assertThat(token.audience()).containsExactly(Issuer.AUDIENCE);
    assertThat(token.expiresAt()).isEqualTo(clock.instant().plus(Issuer.LIFE).plusSeconds(60));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"})
  void everyAlgorithmOfTheKeyIsAccepted(String algorithm) {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.parse(algorithm)).build();

    assertThat(verifier.verify(issuer.sign(header, JwtVerifierTest::same))).isPresent();
  }

  @Test
  void onlyAccessTokenTypesAreAccepted() {
    JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.RS256);

    String access =
        issuer.sign(header.type(new JOSEObjectType("at+jwt")).build(), JwtVerifierTest::same);
    String logout =
        issuer.sign(header.type(new JOSEObjectType("logout+jwt")).build(), JwtVerifierTest::same);

    assertThat(verifier.verify(access)).isPresent();
    assertThat(verifier.verify(logout)).isEmpty();
  }

  @Test
  void unsignedTokenIsRefused() {
    String plain = new PlainJWT(issuer.claims().build()).serialize();
    String signed = issuer.token(JwtVerifierTest::same);
    String stripped = signed.substring(0, signed.lastIndexOf('.') + 1);

    assertThat(verifier.verify(plain)).isEmpty();
    assertThat(verifier.verify(stripped)).isEmpty();
    assertThat(verifier.verify(none() + signed.substring(signed.indexOf('.')))).isEmpty();
  }

  private static String none() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void publicKeyIsNotAnHmacSecret() throws JOSEException {
    for (byte[] secret :
        List.of(issuer.pem().getBytes(StandardCharsets.US_ASCII), issuer.publicKeyBytes())) {
      SignedJWT forged = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), issuer.claims().build());
      forged.sign(new MACSigner(secret));

      assertThat(verifier.verify(forged.serialize())).isEmpty();
    }
  }

  @Test
  void embeddedKeyIsNotTrusted() {
    Issuer other = new Issuer(clock);
    String forged =
        other.sign(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .jwkURL(URI.create("https://evil.example/jwks"))
                .build(),
            JwtVerifierTest::same);

    assertThat(verifier.verify(forged)).isEmpty();
  }

  @Test
  void changedTokenIsRefused() {
    String token = issuer.token(JwtVerifierTest::same);
    String other = issuer.token(claims -> claims.claim("tenant_id", "bank"));
    String mixed =
        token.substring(0, token.indexOf('.'))
            + other.substring(other.indexOf('.'), other.lastIndexOf('.'))
            + token.substring(token.lastIndexOf('.'));

    assertThat(verifier.verify(mixed)).isEmpty();
  }

  @Test
  void timesHaveOneMinuteLeeway() {
    Instant now = clock.instant();

    assertThat(verified(claims -> claims.expirationTime(Date.from(now.minusSeconds(59)))))
        .isPresent();
    assertThat(verified(claims -> claims.expirationTime(Date.from(now.minusSeconds(61)))))
        .isEmpty();
    assertThat(verified(claims -> claims.notBeforeTime(Date.from(now.plusSeconds(59)))))
        .isPresent();
    assertThat(verified(claims -> claims.notBeforeTime(Date.from(now.plusSeconds(61))))).isEmpty();
  }

  @Test
  void requiredClaimsAreChecked() {
    assertThat(verified(claims -> claims.expirationTime(null))).isEmpty();
    assertThat(verified(claims -> claims.subject(null))).isEmpty();
    assertThat(verified(claims -> claims.subject(""))).isEmpty();
    assertThat(verified(claims -> claims.audience((String) null))).isEmpty();
    assertThat(verified(claims -> claims.issuer(null))).isEmpty();
    assertThat(verified(claims -> claims.issuer("https://other.example"))).isEmpty();
    assertThat(verified(claims -> claims.claim("tenant_id", null))).isEmpty();
    assertThat(verified(claims -> claims.claim("tenant_id", "../x"))).isEmpty();
    assertThat(verified(claims -> claims.claim("tenant_id", List.of("a", "b")))).isEmpty();
    assertThat(verified(claims -> claims.claim("tenant_id", 7))).isEmpty();
  }

  @Test
  void unknownRolesAreIgnored() {
    assertThat(rolesOf("viewer caller")).containsExactlyInAnyOrder(Role.VIEWER, Role.CALLER);
    assertThat(rolesOf(List.of("platform-admin", 3))).containsExactly(Role.PLATFORM_ADMIN);
    assertThat(rolesOf("ADMIN")).isEmpty();
    assertThat(rolesOf(null)).isEmpty();
    assertThat(rolesOf(Map.of("roles", "admin"))).isEmpty();
  }

  private java.util.Set<Role> rolesOf(Object groups) {
    return verified(claims -> claims.claim("groups", groups)).orElseThrow().roles();
  }

  @Test
  void rolesMayBeNestedInAnObject() {
    TokenClaims claims = new TokenClaims("tenant_id", "realm_access.roles");

    assertThat(read(claims, "realm_access", Map.of("roles", List.of("admin"))).roles())
        .containsExactly(Role.ADMIN);
    assertThat(read(claims, "realm_access.roles", List.of("viewer")).roles())
        .containsExactly(Role.VIEWER);
  }

  private VerifiedToken read(TokenClaims claims, String name, Object value) {
    try {
      return claims.read(issuer.claims().claim(name, value).build()).orElseThrow();
    } catch (java.text.ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void unusualSubjectIsReplacedByADigest() {
    String id = verified(claims -> claims.subject("a\nb")).orElseThrow().callerId();

    assertThat(id).matches("jwt:sha256=[0-9a-f]{64}");
  }

  @Test
  void subjectCannotEqualADigest() {
    String digest = ContentDigest.sha256("a\nb");

    assertThat(verified(claims -> claims.subject(digest)).orElseThrow().callerId())
        .isNotEqualTo(verified(claims -> claims.subject("a\nb")).orElseThrow().callerId());
  }

  @Test
  void wallClockDoesNotDelayTheRefreshOfKeys() {
    WireMockServer server = server();
    try {
      server.stubFor(get("/jwks").willReturn(okJson(issuer.jwks())));
      JwtVerifier fetching = fetching(server);
      assertThat(fetching.verify(issuer.token(JwtVerifierTest::same))).isPresent();
      Issuer next = new Issuer(clock);
      server.stubFor(get("/jwks").willReturn(okJson(next.jwks())));

      clock.set(Duration.ofDays(-1));
      clock.advance(Duration.ofMinutes(6));

      assertThat(fetching.verify(issuer.token(JwtVerifierTest::same))).isEmpty();
      assertThat(fetching.verify(next.token(JwtVerifierTest::same))).isPresent();
    } finally {
      server.stop();
    }
  }

  @Test
  void keysAreCachedAndUnknownKeysAreRateLimited() {
    WireMockServer server = server();
    try {
      server.stubFor(get("/jwks").willReturn(okJson(issuer.jwks())));
      JwtVerifier fetching = fetching(server);

      assertThat(fetching.verify(issuer.token(JwtVerifierTest::same))).isPresent();
      assertThat(fetching.verify(issuer.token(JwtVerifierTest::same))).isPresent();
      for (int i = 0; i < 20; i++) {
        JWSHeader unknown = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("u" + i).build();
        assertThat(fetching.verify(issuer.sign(unknown, JwtVerifierTest::same))).isEmpty();
      }

      assertThat(server.findAll(getRequestedFor(urlEqualTo("/jwks")))).hasSizeLessThan(4);
      assertThat(fetching.verify(issuer.token(JwtVerifierTest::same))).isPresent();
    } finally {
      server.stop();
    }
  }

  @Test
  void redirectsOfKeysAreNotFollowed() {
    WireMockServer server = server();
    try {
      server.stubFor(
          get("/jwks")
              .willReturn(aResponse().withStatus(302).withHeader("Location", "/elsewhere")));
      server.stubFor(get("/elsewhere").willReturn(okJson(issuer.jwks())));

      assertThat(fetching(server).verify(issuer.token(JwtVerifierTest::same))).isEmpty();
      assertThat(server.findAll(getRequestedFor(urlEqualTo("/elsewhere")))).isEmpty();
    } finally {
      server.stop();
    }
  }

  @Test
  void hugeKeySetIsRefused() {
    WireMockServer server = server();
    try {
      server.stubFor(get("/jwks").willReturn(okJson(issuer.jwks() + " ".repeat(1_000_000))));

      assertThat(fetching(server).verify(issuer.token(JwtVerifierTest::same))).isEmpty();
    } finally {
      server.stop();
    }
  }

  private static WireMockServer server() {
    WireMockServer server =
        new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    server.start();
    return server;
  }

  private JwtVerifier fetching(WireMockServer server) {
    URI url = URI.create("http://127.0.0.1:" + server.port() + "/jwks");
    return JwtVerifier.of(issuer.settings(url), clock, clock::nanoTime).orElseThrow();
  }

  @TempDir Path temporary;

  @Test
  void publicKeyMayBeInAFile() throws Exception {
    Path file = Files.writeString(temporary.resolve("key.pem"), "a comment\n" + issuer.pem());

    assertThat(PublicKeyFile.read(file.toString()).getEncoded()).isEqualTo(issuer.publicKeyBytes());
  }

  @Test
  void weakOrBrokenKeyStopsTheStart() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    String weak = pem(generator.generateKeyPair().getPublic().getEncoded());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PublicKeyFile.read(weak))
        .withMessageContaining("2048");
    assertThatIllegalArgumentException().isThrownBy(() -> PublicKeyFile.read(pem(new byte[9])));
    assertThatIllegalArgumentException().isThrownBy(() -> PublicKeyFile.read("/nowhere"));
  }

  private static String pem(byte[] der) {
    return "-----BEGIN PUBLIC KEY-----"
        + Base64.getEncoder().encodeToString(der)
        + "-----END PUBLIC KEY-----";
  }

  @Test
  void expiredTokensAreRefusedAtAnyAge() {
    String token = issuer.token(JwtVerifierTest::same);
    clock.advance(Issuer.LIFE.plus(Duration.ofSeconds(61)));

    assertThat(verifier.verify(token)).isEmpty();
  }
}
