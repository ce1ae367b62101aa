package dev.patchbay.security;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.Caller;
import dev.patchbay.model.TenantId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Rate limits: failed authentications per network, requests per key, changes per tenant. A network
 * over its limit of failures still gets answers to valid credentials.
 */
@SingletonBean
public class RateLimits {
  private final MinuteWindow<String> failures;
  private final MinuteWindow<Caller.Identity> requests;
  private final MinuteWindow<TenantId> changes;

  @Inject
  RateLimits(RateLimitSettings settings) {
    this(settings, System::nanoTime);
  }

  RateLimits(RateLimitSettings settings, LongSupplier nanoTime) {
    failures = new MinuteWindow<>(nanoTime, settings.failuresPerAddress());
    requests = new MinuteWindow<>(nanoTime, settings.requestsPerKey());
    changes = new MinuteWindow<>(nanoTime, settings.changesPerTenant());
  }

  /** Counts a failed authentication; returns the time to wait when there were too many. */
  Optional<Duration> failed(String address) {
    return failures.count(AddressNetwork.of(address));
  }

  /** Counts a request; returns the time to wait when there were too many. */
  Optional<Duration> asked(Caller caller) {
    return requests.count(caller.identity());
  }

  /**
   * Counts an attempted change of the tenant; returns the time to wait when there were too many. An
   * import counts as one, and so does a hot-reload request; the reload timer counts nothing.
   */
  Optional<Duration> changes(TenantId tenant) {
    return changes.count(tenant);
  }
}
