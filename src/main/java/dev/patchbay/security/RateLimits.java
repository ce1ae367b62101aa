package dev.patchbay.security;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.Caller;
import dev.patchbay.model.TenantId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Who has had enough for now. Failures are counted by address and slow down failures alone: a good
 * credential is taken from wherever it comes.
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

  /** Counts a failure; how long to wait when there were too many. */
  Optional<Duration> failed(String address) {
    return failures.count(AddressNetwork.of(address));
  }

  /** Counts a request; how long to wait when there were too many. */
  Optional<Duration> asked(Caller caller) {
    return requests.count(caller.identity());
  }

  /**
   * Counts a request that would change something of the tenant; how long to wait when there were
   * too many. An import is one, and so is a hot-reload check; the reload timer makes no requests.
   */
  Optional<Duration> changes(TenantId tenant) {
    return changes.count(tenant);
  }
}
