package dev.patchbay.registry.operator;

import dev.patchbay.bean.SingletonBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.config.Config;

/**
 * Reads the general settings by MicroProfile Config. An invalid value stops the start with a
 * sentence on its own log line, because a server buries the exception in stack traces and then
 * reports that it is ready.
 */
@SingletonBean
public class SettingsReader {
  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }

  @Produces
  @Singleton
  public Settings read(Config config) {
    try {
      return settings(new SettingValues(config));
    } catch (IllegalArgumentException e) {
      throw StartRefusal.because(e.getMessage() + ".");
    }
  }

  @Produces
  @Singleton
  public DataDirectory dataDirectory(Config config) {
    Path path = new SettingValues(config).path("patchbay.data.dir").orElse(Path.of("data"));
    return new DataDirectory(path);
  }

  @Produces
  @Singleton
  public NodeName nodeName(DataDirectory data) {
    return NodeName.in(data);
  }

  private static Settings settings(SettingValues values) {
    return new Settings(
        values.flag("HOT_RELOAD", false),
        values.number("MAX_CONCURRENT_CONNECTORS", 100),
        values.text("patchbay.connectors.dir").orElse("connectors"),
        values.duration("patchbay.hot-reload.interval", Duration.ofSeconds(1)),
        values.duration("patchbay.cluster.poll", Duration.ofMillis(500)),
        values.choice("patchbay.versions.policy", Settings.VersionPolicy.WARN),
        values.choice("patchbay.auth", Settings.Auth.SECURE),
        values.number("patchbay.port"));
  }
}
