package dev.patchbay.web;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.operator.SettingValues;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Settings of the node's limits per client.
 *
 * @param writeTime time without progress after which a client is cut off
 * @param unreadBytes bytes of answers that wait for clients, for the whole node
 * @param requests concurrent requests, and unread answers, of one tenant or of one address without
 *     a credential; empty for no limit
 */
record LoadSettings(Duration writeTime, long unreadBytes, Optional<Integer> requests) {
  private static final String TIME = "patchbay.limits.write-time";
  private static final String UNREAD = "patchbay.limits.unread-bytes";
  private static final String REQUESTS = "patchbay.limits.concurrent-requests";
  private static final Duration DEFAULT_TIME = Duration.ofSeconds(30);
  private static final int DEFAULT_UNREAD = 64 * 1024 * 1024;
  private static final int LEAST_UNREAD = 1024 * 1024;

  /** Fewer than Payara's 200 request threads, so that other tenants get some. */
  private static final int DEFAULT_REQUESTS = 128;

  LoadSettings {
    if (writeTime.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(TIME + " must be at least PT1S, not " + writeTime);
    }
    if (unreadBytes < LEAST_UNREAD) {
      throw new IllegalArgumentException(
          UNREAD + " must be at least " + LEAST_UNREAD + ", not " + unreadBytes);
    }
    if (requests.filter(most -> most < 1).isPresent()) {
      throw new IllegalArgumentException(REQUESTS + " must be at least 1, or off");
    }
  }

  static LoadSettings of(SettingValues values) {
    boolean off = values.text(REQUESTS).filter("off"::equals).isPresent();
    return new LoadSettings(
        values.duration(TIME, DEFAULT_TIME),
        values.number(UNREAD, DEFAULT_UNREAD),
        off ? Optional.empty() : Optional.of(values.number(REQUESTS, DEFAULT_REQUESTS)));
  }

  /** Reads these settings; an invalid value stops the start and is named. */
  @SingletonBean
  public static class Reader {

    @Produces
    @jakarta.inject.Singleton
    LoadSettings read(Config config) {
      return LoadSettings.of(new SettingValues(config));
    }
  }
}
