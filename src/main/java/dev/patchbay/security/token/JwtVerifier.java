package dev.patchbay.security.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.MalformedURLException;
import java.net.URI;
import java.security.PublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Verifier of the issuer's tokens: signed by one of its public keys (never {@code none}, never a
 * shared secret), with issuer, subject, audience and expiry, and valid now with 60 s leeway.
 * Thread-safe.
 */
public final class JwtVerifier {
  static final Duration LEEWAY = Duration.ofSeconds(60);

  private static final Logger LOG = System.getLogger(JwtVerifier.class.getName());
  private static final Set<JWSAlgorithm> RSA = Set.copyOf(JWSAlgorithm.Family.RSA);
  private static final Set<JWSAlgorithm> EC =
      Set.of(JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.ES512);
  private static final Duration KEYS_KEPT = Duration.ofMinutes(5);
  private static final Duration KEYS_TIMEOUT = Duration.ofSeconds(15);
  private static final Duration KEYS_FETCHED_AT_MOST_EVERY = Duration.ofSeconds(30);
  private static final Duration KEYS_KEPT_IN_OUTAGE = Duration.ofHours(1);

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
  private final TokenClaims claims;
  private volatile boolean withoutKeys;

  private JwtVerifier(
      JwtSettings settings, String issuer, InstantSource clock, LongSupplier nanoTime) {
    claims = new TokenClaims(settings.tenantClaim(), settings.rolesClaim());
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(keys(settings, nanoTime));
    processor.setJWTClaimsSetVerifier(new Times(issuer, clock));
  }

  /** Creates the verifier; empty without an issuer. Fails for an unusable key. */
  public static Optional<JwtVerifier> of(JwtSettings settings, InstantSource clock) {
    return of(settings, clock, System::nanoTime);
  }

  /**
   * @param clock for the times in tokens
   * @param nanoTime as {@link System#nanoTime}, for the caches of keys
   */
  static Optional<JwtVerifier> of(
      JwtSettings settings, InstantSource clock, LongSupplier nanoTime) {
    return settings.issuer().map(issuer -> new JwtVerifier(settings, issuer, clock, nanoTime));
  }

  private static final class Times extends DefaultJWTClaimsVerifier<SecurityContext> {
    private final InstantSource clock;

    Times(String issuer, InstantSource clock) {
      super(new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("exp", "sub", "aud"));
      this.clock = clock;
      setMaxClockSkew((int) LEEWAY.toSeconds());
    }

    @Override
    protected Date currentTime() {
      return Date.from(clock.instant());
    }
  }

  private static JWSKeySelector<SecurityContext> keys(JwtSettings settings, LongSupplier nanoTime) {
    return settings
        .publicKey()
        .map(PublicKeyFile::read)
        .map(JwtVerifier::oneKey)
        .orElseGet(() -> fetchedKeys(settings.jwksUrl().orElseThrow(), nanoTime));
  }

  /** Ignores the token's key id, because there is only this key. */
  private static JWSKeySelector<SecurityContext> oneKey(PublicKey key) {
    Set<JWSAlgorithm> algorithms = key.getAlgorithm().equals("RSA") ? RSA : EC;
    return (header, context) ->
        algorithms.contains(header.getAlgorithm()) ? List.of(key) : List.of();
  }

  private static JWSKeySelector<SecurityContext> fetchedKeys(URI url, LongSupplier nanoTime) {
    try {
      JWKSource<SecurityContext> source =
          JWKSourceBuilder.<SecurityContext>create(url.toURL(), new JwksRetriever())
              .cache(KEYS_KEPT.toMillis(), KEYS_TIMEOUT.toMillis())
              .refreshAheadCache(false)
              .rateLimited(KEYS_FETCHED_AT_MOST_EVERY.toMillis())
              .outageTolerant(KEYS_KEPT_IN_OUTAGE.toMillis())
              .build();
      return new JWSVerificationKeySelector<>(
          Stream.concat(RSA.stream(), EC.stream()).collect(Collectors.toSet()),
          measured(source, nanoTime));
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("patchbay.jwt.jwks-url must be a URL", e);
    }
  }

  private static JWKSource<SecurityContext> measured(
      JWKSource<SecurityContext> source, LongSupplier nanoTime) {
    if (!(source instanceof JWKSetBasedJWKSource<SecurityContext> caches)) {
      throw new IllegalStateException("the JOSE library built an unknown kind of key source");
    }
    return new JWKSetBasedJWKSource<>(new ElapsedTimes(caches.getJWKSetSource(), nanoTime));
  }

  /** Verifies the token; empty when it is invalid for any reason. */
  public Optional<VerifiedToken> verify(String token) {
    try {
      Optional<VerifiedToken> verified =
          claims.read(processor.process(SignedJWT.parse(token), null));
      withoutKeys = false;
      return verified;
    } catch (KeySourceException e) {
      warnOnce(e);
      return Optional.empty();
    } catch (ParseException | BadJOSEException | JOSEException e) {
      LOG.log(Level.DEBUG, () -> "A token was refused: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void warnOnce(KeySourceException e) {
    if (!withoutKeys) {
      LOG.log(Level.WARNING, () -> "The issuer's keys cannot be fetched: " + e.getMessage());
    }
    withoutKeys = true;
  }
}
