package dev.patchbay.security.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.patchbay.canary.Canaries;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Issuer of tokens with its own key. */
public final class Issuer {
  public static final String NAME = "https://issuer.example";
  public static final String AUDIENCE = "patchbay";
  public static final String URL = "https://patchbay.example";
  public static final Duration LIFE = Duration.ofMinutes(5);

  private final KeyPair pair = newPair();
  private final InstantSource clock;

  public Issuer(InstantSource clock) {
    this.clock = clock;
  }

  private static KeyPair newPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Settings that trust this issuer by its public key in PEM. */
  public JwtSettings settings() {
    return settings(Optional.empty(), Optional.of(pem()));
  }

  /** Settings that trust this issuer by a JWKS URL. */
  JwtSettings settings(URI jwksUrl) {
    return settings(Optional.of(jwksUrl), Optional.empty());
  }

  private static JwtSettings settings(Optional<URI> jwksUrl, Optional<String> pem) {
    return new JwtSettings(
        Optional.of(NAME),
        Optional.of(AUDIENCE),
        jwksUrl,
        pem,
        "tenant_id",
        "groups",
        Optional.of(URI.create(URL)));
  }

  public String pem() {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  byte[] publicKeyBytes() {
    return pair.getPublic().getEncoded();
  }

  RSAPrivateKey privateKey() {
    return (RSAPrivateKey) pair.getPrivate();
  }

  String jwks() {
    return new JWKSet(new RSAKey.Builder((RSAPublicKey) pair.getPublic()).keyID("k1").build())
        .toString();
  }

  JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(NAME)
        .subject("joe")
        .jwtID(Canaries.plant("token"))
        .audience(AUDIENCE)
        .expirationTime(Date.from(clock.instant().plus(LIFE)))
        .claim("tenant_id", "acme")
        .claim("groups", List.of("operator", "staff"));
  }

  /** Token of an operator of the tenant acme, with changed claims. */
  public String token(UnaryOperator<JWTClaimsSet.Builder> change) {
    return sign(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), change);
  }

  String sign(JWSHeader header, UnaryOperator<JWTClaimsSet.Builder> change) {
    try {
      SignedJWT jwt = new SignedJWT(header, change.apply(claims()).build());
      jwt.sign(new RSASSASigner(pair.getPrivate()));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
