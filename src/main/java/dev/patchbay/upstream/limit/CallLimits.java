package dev.patchbay.upstream.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.manifest.ToolDefaults;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.upstream.Cancellation;
import dev.patchbay.upstream.Deadline;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolFailure.Reason;
import dev.patchbay.upstream.UpstreamSettings;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Limits of calls: rate per tool, concurrency per connector and per project. A call waits for its
 * connector before its project, so a stuck connector leaves room in the project. Idle limiters
 * expire after 10 minutes, and the least used are evicted above 20,000. A changed limit in a
 * descriptor starts a new limiter. Thread-safe.
 */
@SingletonBean
public class CallLimits {
  private static final int MOST_KEPT = 20_000;
  private static final Duration IDLE = Duration.ofMinutes(10);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Cache<Object, CallBulkhead> bulkheads = cache();
  private final Cache<Object, RateLimiter> rates = cache();
  private final UpstreamSettings settings;

  @Inject
  public CallLimits(UpstreamSettings settings) {
    this.settings = settings;
  }

  private static <V> Cache<Object, V> cache() {
    return Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterAccess(IDLE).build();
  }

  /** Key and limits of a call. */
  public record Subject(
      ProjectKey project, ConnectorName connector, ToolName tool, ToolDefaults limits) {}

  private record ConnectorKey(ProjectKey project, ConnectorName connector, int most) {}

  private record ToolKey(ProjectKey project, ConnectorName connector, ToolName tool, int rate) {}

  /** Runs the work within its limits; fails with LIMIT. */
  public <T> T within(
      Subject subject, Deadline deadline, Cancellation cancellation, Supplier<T> work) {
    subject.limits().ratePerMinute().ifPresent(rate -> checkRate(subject, rate));
    return connector(subject)
        .pass(
            deadline,
            cancellation,
            () -> project(subject.project()).pass(deadline, cancellation, work));
  }

  private void checkRate(Subject subject, int rate) {
    RateLimiter limiter =
        rates.get(
            new ToolKey(subject.project(), subject.connector(), subject.tool(), rate),
            key ->
                RateLimiter.of(
                    "tool",
                    RateLimiterConfig.custom()
                        .limitForPeriod(rate)
                        .limitRefreshPeriod(MINUTE)
                        .timeoutDuration(Duration.ZERO)
                        .build()));
    if (!limiter.acquirePermission()) {
      throw new ToolFailure(
          Reason.LIMIT,
          "The tool may be called " + rate + " times a minute; try again in a minute.");
    }
  }

  private CallBulkhead connector(Subject subject) {
    int most = subject.limits().maxConcurrent().orElse(settings.connectorConcurrency());
    return bulkheads.get(
        new ConnectorKey(subject.project(), subject.connector(), most),
        key -> new CallBulkhead("the connector " + subject.connector(), most, settings.queue()));
  }

  private CallBulkhead project(ProjectKey project) {
    return bulkheads.get(
        project,
        key ->
            new CallBulkhead(
                "the project " + project.project(),
                settings.projectConcurrency(),
                settings.queue()));
  }
}
