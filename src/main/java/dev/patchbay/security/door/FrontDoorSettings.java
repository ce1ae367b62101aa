package dev.patchbay.security.door;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.operator.SettingValues;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * Settings of the front door.
 *
 * @param bodyTime time in which a request body must arrive
 * @param proxies trusted proxies and their forwarding header
 */
record FrontDoorSettings(Duration bodyTime, TrustedProxies proxies) {
  private static final String BODY_TIME = "patchbay.limits.body-time";
  private static final Duration DEFAULT_BODY_TIME = Duration.ofSeconds(30);

  FrontDoorSettings {
    if (bodyTime.isNegative() || bodyTime.isZero()) {
      throw new IllegalArgumentException(BODY_TIME + " must be more than zero, not " + bodyTime);
    }
  }

  static FrontDoorSettings of(SettingValues values) {
    return new FrontDoorSettings(
        values.duration(BODY_TIME, DEFAULT_BODY_TIME), TrustedProxies.of(values));
  }

  /** Reads these settings; an invalid value stops the start and is named. */
  @SingletonBean
  public static class Reader {

    @Produces
    @jakarta.inject.Singleton
    FrontDoorSettings read(Config config) {
      return FrontDoorSettings.of(new SettingValues(config));
    }
  }
}
