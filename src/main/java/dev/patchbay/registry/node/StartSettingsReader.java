package dev.patchbay.registry.node;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.operator.SettingValues;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * Reads the settings of periodic tasks by MicroProfile Config. An invalid value stops the start
 * with a sentence that names the setting.
 */
@SingletonBean
public class StartSettingsReader {
  @Produces
  @jakarta.inject.Singleton
  public StartSettings read(Config config) {
    return new StartSettings(
        new SettingValues(config).duration("patchbay.usage.flush", Duration.ofSeconds(5)));
  }
}
