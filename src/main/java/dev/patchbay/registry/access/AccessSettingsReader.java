package dev.patchbay.registry.access;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.operator.SettingValues;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.config.Config;

/**
 * Reads the settings of API keys. An invalid value stops the start with a sentence that names the
 * setting.
 */
@SingletonBean
public class AccessSettingsReader {

  @Produces
  @jakarta.inject.Singleton
  public AccessSettings read(Config config) {
    return new AccessSettings(
        new SettingValues(config)
            .duration("patchbay.keys.rotation-grace", AccessSettings.DEFAULT.rotationGrace()));
  }
}
