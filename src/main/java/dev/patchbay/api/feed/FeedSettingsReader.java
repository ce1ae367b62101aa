package dev.patchbay.api.feed;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.operator.SettingValues;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/** Reads the settings of the feed; an invalid value stops the start and is named. */
@SingletonBean
public class FeedSettingsReader {

  @Produces
  @jakarta.inject.Singleton
  FeedSettings read(Config config) {
    SettingValues values = new SettingValues(config);
    int mostListeners = values.number("patchbay.events.max-listeners", 2048);
    return new FeedSettings(
        mostListeners,
        values.number("patchbay.events.max-listeners-per-tenant", Math.max(1, mostListeners / 4)),
        values.duration("patchbay.events.heartbeat", Duration.ofSeconds(15)));
  }
}
