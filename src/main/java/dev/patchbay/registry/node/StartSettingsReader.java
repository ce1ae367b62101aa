package dev.patchbay.registry.node;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.operator.SettingValues;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * Reads the settings of a node's upkeep by MicroProfile Config; a value that cannot be used stops
 * the start with a sentence that names it.
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
