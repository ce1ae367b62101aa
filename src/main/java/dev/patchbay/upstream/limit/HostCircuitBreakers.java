package dev.patchbay.upstream.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolFailure.Reason;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Circuit breakers and retry budgets per project and upstream host; projects do not affect each
 * other. A circuit opens when half of the last 20 exchanges failed (at least 10 counted); after 10
 * s it admits three trial exchanges. Client errors (4xx) are no failures. Thread-safe; bounded like
 * {@link CallLimits}.
 */
@SingletonBean
public class HostCircuitBreakers {
  private static final int MOST_KEPT = 20_000;
  private static final Duration IDLE = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final int RETRIES = 10;
  private static final Duration RETRY_PERIOD = Duration.ofSeconds(10);

  private final Duration pause;
  private final Clock clock;
  private final Cache<Host, Circuit> circuits =
      Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterAccess(IDLE).build();

  private record Host(ProjectKey project, String name) {}

  private record Circuit(CircuitBreaker breaker, RateLimiter retries) {}

  @Inject
  public HostCircuitBreakers() {
    this(PAUSE, System::nanoTime);
  }

  /**
   * @param nanoTime as {@link System#nanoTime}
   */
  HostCircuitBreakers(Duration pause, LongSupplier nanoTime) {
    this.pause = pause;
    this.clock = new ElapsedClock(nanoTime);
  }

  /** Runs an exchange with the host; fails with LIMIT while its circuit is open. */
  public <T> T run(ProjectKey project, String host, Supplier<T> exchange, Predicate<T> hasFailed) {
    CircuitBreaker breaker = circuit(project, host).breaker();
    if (!breaker.tryAcquirePermission()) {
      throw new ToolFailure(
          Reason.LIMIT,
          "The upstream " + host + " failed too often just now; try again in some seconds.");
    }
    long start = System.nanoTime();
    boolean settled = false;
    try {
      T result = exchange.get();
      settle(breaker, start, hasFailed.test(result));
      settled = true;
      return result;
    } catch (ToolFailure e) {
      if (isHostFailure(e)) {
        settle(breaker, start, true);
        settled = true;
      }
      throw e;
    } finally {
      if (!settled) {
        breaker.releasePermission();
      }
    }
  }

  private static void settle(CircuitBreaker breaker, long start, boolean failed) {
    long took = System.nanoTime() - start;
    if (failed) {
      breaker.onError(
          took, TimeUnit.NANOSECONDS, new ToolFailure(Reason.UPSTREAM, "The upstream failed."));
    } else {
      breaker.onSuccess(took, TimeUnit.NANOSECONDS);
    }
  }

  private static boolean isHostFailure(ToolFailure failure) {
    return switch (failure.reason()) {
      case CONNECT, UPSTREAM, TIMEOUT -> true;
      case ARGUMENTS, SETUP, GUARD, LIMIT, CANCELLED -> false;
    };
  }

  /** Takes a retry permit: ten per ten seconds, so that retries never double the load. */
  public boolean mayRetry(ProjectKey project, String host) {
    return circuit(project, host).retries().acquirePermission();
  }

  private Circuit circuit(ProjectKey project, String host) {
    return circuits.get(
        new Host(project, host),
        key -> new Circuit(breaker(), RateLimiter.of("retries", budget())));
  }

  private CircuitBreaker breaker() {
    return CircuitBreaker.of(
        "host",
        CircuitBreakerConfig.custom()
            .slidingWindowType(SlidingWindowType.COUNT_BASED)
            .slidingWindowSize(20)
            .minimumNumberOfCalls(10)
            .failureRateThreshold(50)
            .slowCallRateThreshold(100)
            .slowCallDurationThreshold(Duration.ofHours(1))
            .waitDurationInOpenState(pause)
            .permittedNumberOfCallsInHalfOpenState(3)
            .clock(clock)
            .writableStackTraceEnabled(false)
            .build());
  }

  private static RateLimiterConfig budget() {
    return RateLimiterConfig.custom()
        .limitForPeriod(RETRIES)
        .limitRefreshPeriod(RETRY_PERIOD)
        .timeoutDuration(Duration.ZERO)
        .build();
  }
}
