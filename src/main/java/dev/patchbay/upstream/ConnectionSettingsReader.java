package dev.patchbay.upstream;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.operator.SettingValues;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.config.Config;

/** Reads the limits on connections by MicroProfile Config. */
@SingletonBean
public class ConnectionSettingsReader {
  private static final ConnectionSettings DEFAULT = ConnectionSettings.DEFAULT;

  @Produces
  @jakarta.inject.Singleton
  public ConnectionSettings read(Config config) {
    SettingValues values = new SettingValues(config);
    return new ConnectionSettings(
        values.number("patchbay.upstream.idle-connections", DEFAULT.mostIdle()),
        values.number(
            "patchbay.upstream.idle-connections-per-connector", DEFAULT.mostIdlePerConnector()));
  }
}
