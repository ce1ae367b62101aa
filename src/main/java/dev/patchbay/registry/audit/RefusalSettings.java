package dev.patchbay.registry.audit;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.operator.SettingValues;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.config.Config;

/**
 * Limit of recorded refusals per day. The trail is never pruned, so its growth by refusals is
 * limited at write time.
 *
 * @param perDay records per day and node, for each tenant and for unauthenticated callers
 */
public record RefusalSettings(int perDay) {
  public static final RefusalSettings DEFAULT = new RefusalSettings(1_000);

  private static final String PER_DAY = "patchbay.limits.refusals-per-day";

  public RefusalSettings {
    if (perDay < 1) {
      throw new IllegalArgumentException(PER_DAY + " must be at least 1, not " + perDay);
    }
  }

  /** Reads the setting by MicroProfile Config. */
  @SingletonBean
  public static class Reader {
    @Produces
    @jakarta.inject.Singleton
    public RefusalSettings read(Config config) {
      return new RefusalSettings(new SettingValues(config).number(PER_DAY, DEFAULT.perDay()));
    }
  }
}
