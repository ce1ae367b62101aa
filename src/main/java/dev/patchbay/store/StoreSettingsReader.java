package dev.patchbay.store;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.change.QuotaSettings;
import dev.patchbay.registry.operator.SettingValues;
import dev.patchbay.store.jdbc.Retention;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.config.Config;

/**
 * Reads the settings of the store by MicroProfile Config. An invalid value stops the start with a
 * sentence that names the setting.
 */
@SingletonBean
public class StoreSettingsReader {
  @Produces
  @jakarta.inject.Singleton
  public StoreSettings read(Config config, QuotaSettings quota) {
    return settings(new SettingValues(config), quota);
  }

  private static StoreSettings settings(SettingValues values, QuotaSettings quota) {
    return new StoreSettings(
        values.choice("patchbay.store", StoreSettings.Kind.H2),
        values.text("patchbay.jdbc.url"),
        values.text("patchbay.jdbc.user"),
        values.path("patchbay.jdbc.password-file"),
        values.text("patchbay.jdbc.jndi"),
        retention(values, quota));
  }

  private static Retention retention(SettingValues values, QuotaSettings quota) {
    return new Retention(
        values.number("patchbay.versions.keep", Retention.DEFAULT.versions()),
        values.duration("patchbay.versions.keep-for", Retention.DEFAULT.versionsFor()),
        values.number("patchbay.changes.keep", Retention.DEFAULT.changes()),
        quota);
  }
}
