package dev.patchbay.upstream;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.operator.SettingValues;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.config.Config;

/**
 * Reads the settings of calls by MicroProfile Config; an invalid value stops the start and is
 * named.
 */
@SingletonBean
public class UpstreamSettingsReader {
  private static final UpstreamSettings DEFAULT = UpstreamSettings.DEFAULT;

  @Produces
  @jakarta.inject.Singleton
  public UpstreamSettings read(Config config) {
    SettingValues values = new SettingValues(config);
    return new UpstreamSettings(
        values.text("patchbay.upstream.allow").orElse(DEFAULT.allow()),
        values.duration("patchbay.upstream.timeout", DEFAULT.timeout()),
        values.number("patchbay.upstream.max-response-bytes", DEFAULT.maxResponseBytes()),
        values.choice("patchbay.output-validation", DEFAULT.outputValidation()),
        values.choice("patchbay.arguments", DEFAULT.arguments()),
        values.path("patchbay.secrets.dir"),
        values.text("patchbay.secrets.env-prefix").orElse(DEFAULT.envPrefix()),
        values.number("patchbay.limits.connector-concurrency", DEFAULT.connectorConcurrency()),
        values.number("patchbay.limits.project-concurrency", DEFAULT.projectConcurrency()),
        values.number("patchbay.limits.queue", DEFAULT.queue()));
  }
}
