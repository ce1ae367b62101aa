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
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Circuit breakers and retry budgets per project, for upstream hosts and for the tools that use
 * them. Only outages count. A host's circuit counts connections that could not be opened; a tool's
 * circuit also counts its timeouts, broken connections and 5xx, which need not concern another tool
 * of the host. A circuit opens when half of the last 20 exchanges failed (at least 10 counted);
 * after 10 s it admits three trial exchanges. 4xx, redirects and answers that cannot be used are no
 * failures. Thread-safe; bounded like {@link CallLimits}.
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

  /** Means that the host is away. */
  private static final Set<Reason> HOST_IS_AWAY = EnumSet.of(Reason.CONNECT);

  /** What may be the trouble of one tool. */
  private static final Set<Reason> TOOL_FAILS =
      EnumSet.of(Reason.CONNECT, Reason.UPSTREAM, Reason.TIMEOUT);

  /**
   * Where an exchange goes.
   *
   * @param host with its port
   * @param tool connector and tool
   */
  public record Upstream(String host, String tool) {}

  /** The circuit of a tool, or of a host when the tool is empty. */
  private record Host(ProjectKey project, String name, String tool) {}

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

  /**
   * Runs an exchange of a tool with a host; fails with LIMIT while the circuit of the host or of
   * the tool is open.
   *
   * @param hasFailed whether an answer is an outage
   */
  public <T> T run(
      ProjectKey project, Upstream upstream, Supplier<T> exchange, Predicate<T> hasFailed) {
    Host host = new Host(project, upstream.host(), "");
    Host tool = new Host(project, upstream.host(), upstream.tool());
    return guarded(
        host, HOST_IS_AWAY, () -> guarded(tool, TOOL_FAILS, exchange, hasFailed), answer -> false);
  }

  private <T> T guarded(
      Host of, Set<Reason> outages, Supplier<T> exchange, Predicate<T> hasFailed) {
    CircuitBreaker breaker = circuit(of).breaker();
    if (!breaker.tryAcquirePermission()) {
      throw new ToolFailure(
          Reason.LIMIT,
          "The upstream " + of.name() + " failed too often just now; try again in some seconds.");
    }
    long start = System.nanoTime();
    boolean settled = false;
    try {
      T result = exchange.get();
      settle(breaker, start, hasFailed.test(result));
      settled = true;
      return result;
    } catch (ToolFailure e) {
      if (outages.contains(e.reason())) {
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

  /** Takes a retry permit: ten per ten seconds, so that retries never double the load. */
  public boolean mayRetry(ProjectKey project, String host) {
    return circuit(new Host(project, host, "")).retries().acquirePermission();
  }

  private Circuit circuit(Host of) {
    return circuits.get(of, key -> new Circuit(breaker(), RateLimiter.of("retries", budget())));
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
