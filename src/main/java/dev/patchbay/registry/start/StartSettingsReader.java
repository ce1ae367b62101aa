package dev.patchbay.registry.start;

import dev.patchbay.registry.operator.SettingValues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * Reads the settings of a node's upkeep by MicroProfile Config; a value that cannot be used stops
 * the start with a sentence that names it.
 */
@ApplicationScoped
public class StartSettingsReader {
  private static final Logger LOG = System.getLogger(StartSettingsReader.class.getName());

  @Produces
  @jakarta.inject.Singleton
  public StartSettings read(Config config) {
    try {
      return new StartSettings(
          new SettingValues(config).duration("patchbay.usage.flush", Duration.ofSeconds(5)));
    } catch (IllegalArgumentException e) {
      LOG.log(Level.ERROR, () -> "Patchbay cannot start: " + e.getMessage() + ".");
      throw e;
    }
  }
}
