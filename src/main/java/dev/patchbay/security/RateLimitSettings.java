package dev.patchbay.security;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.operator.SettingValues;
import jakarta.enterprise.inject.Produces;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Rate limits per minute, on each node; empty for no limit.
 *
 * @param failuresPerAddress failed authentications from one address
 * @param requestsPerKey requests with one API key, or of one token's subject
 * @param changesPerTenant requests of one tenant that attempt a change
 */
record RateLimitSettings(
    Optional<Integer> failuresPerAddress,
    Optional<Integer> requestsPerKey,
    Optional<Integer> changesPerTenant) {

  RateLimitSettings {
    check("patchbay.limits.failures-per-address", failuresPerAddress);
    check("patchbay.limits.requests-per-key", requestsPerKey);
    check("patchbay.limits.changes-per-minute", changesPerTenant);
  }

  private static void check(String name, Optional<Integer> value) {
    if (value.filter(number -> number < 1).isPresent()) {
      throw new IllegalArgumentException(name + " must be at least 1, or off");
    }
  }

  /** Reads these settings; an invalid value stops the start and is named. */
  @SingletonBean
  public static class Reader {
    private static final int FAILURES = 300;
    private static final int CHANGES = 600;

    @Produces
    @jakarta.inject.Singleton
    RateLimitSettings read(Config config) {
      SettingValues values = new SettingValues(config);
      return new RateLimitSettings(
          isOff(values, "patchbay.limits.failures-per-address")
              ? Optional.empty()
              : Optional.of(values.number("patchbay.limits.failures-per-address", FAILURES)),
          isOff(values, "patchbay.limits.requests-per-key")
              ? Optional.empty()
              : values.number("patchbay.limits.requests-per-key"),
          isOff(values, "patchbay.limits.changes-per-minute")
              ? Optional.empty()
              : Optional.of(values.number("patchbay.limits.changes-per-minute", CHANGES)));
    }

    private static boolean isOff(SettingValues values, String name) {
      return values.text(name).filter("off"::equals).isPresent();
    }
  }
}
