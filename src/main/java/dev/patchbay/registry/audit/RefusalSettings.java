package dev.patchbay.registry.audit;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.operator.SettingValues;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.config.Config;

/**
 * Limit of recorded refusals. The trail is never pruned, so what others can write into it is
 * bounded when it is written.
 *
 * @param perDay records within a day, of each tenant and of strangers, on each node
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
