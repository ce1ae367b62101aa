package dev.patchbay.security.seal;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.Secret;
import dev.patchbay.registry.operator.SettingValues;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.config.Config;

/** Reads the source of the master keys by MicroProfile Config. */
@SingletonBean
class EncryptionSettingsReader {
  @Produces
  @jakarta.inject.Singleton
  EncryptionSettings read(Config config) {
    SettingValues values = new SettingValues(config);
    return new EncryptionSettings(
        values.path("patchbay.secrets.key-file"),
        values.text("patchbay.secrets.key").map(Secret::new),
        values.text("patchbay.store").filter("jdbc"::equals).isPresent());
  }
}
