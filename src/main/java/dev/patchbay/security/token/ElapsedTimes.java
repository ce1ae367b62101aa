package dev.patchbay.security.token;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Clock adapter: gives the caches of an issuer's keys elapsed time instead of the wall clock.
 * Otherwise, while a clock is set back, withdrawn keys would be accepted and new keys not fetched.
 */
final class ElapsedTimes extends JWKSetSourceWrapper<SecurityContext> {
  private final LongSupplier nanoTime;
  private final long start;

  /**
   * @param nanoTime as {@link System#nanoTime}
   */
  ElapsedTimes(JWKSetSource<SecurityContext> caches, LongSupplier nanoTime) {
    super(caches);
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator evaluator, long wallClock, SecurityContext context)
      throws KeySourceException {
    long elapsed = TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - start);
    return getSource().getJWKSet(evaluator, elapsed, context);
  }
}
