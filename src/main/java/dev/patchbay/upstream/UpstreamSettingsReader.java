package dev.patchbay.upstream;

import dev.patchbay.upstream.UpstreamSettings.OutputValidation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Reads the settings of calls by MicroProfile Config; a value that cannot be used stops the start
 * with a sentence that names it.
 */
@ApplicationScoped
public class UpstreamSettingsReader {
  private static final UpstreamSettings DEFAULT = UpstreamSettings.DEFAULT;

  @Produces
  @jakarta.inject.Singleton
  public UpstreamSettings read(Config config) {
    return new UpstreamSettings(
        text(config, "patchbay.upstream.allow").orElse(DEFAULT.allow()),
        text(config, "patchbay.upstream.timeout")
            .map(UpstreamSettingsReader::duration)
            .orElse(DEFAULT.timeout()),
        number(config, "patchbay.upstream.max-response-bytes", DEFAULT.maxResponseBytes()),
        text(config, "patchbay.output-validation")
            .map(UpstreamSettingsReader::outputValidation)
            .orElse(DEFAULT.outputValidation()),
        text(config, "patchbay.secrets.dir").map(Path::of),
        text(config, "patchbay.secrets.env-prefix").orElse(DEFAULT.envPrefix()),
        number(config, "patchbay.limits.connector-concurrency", DEFAULT.connectorConcurrency()),
        number(config, "patchbay.limits.project-concurrency", DEFAULT.projectConcurrency()),
        number(config, "patchbay.limits.queue", DEFAULT.queue()));
  }

  private static Optional<String> text(Config config, String name) {
    return config
        .getOptionalValue(name, String.class)
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  private static int number(Config config, String name, int otherwise) {
    String value = text(config, name).orElse(String.valueOf(otherwise));
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " must be a whole number, not '" + value + "'", e);
    }
  }

  private static Duration duration(String value) {
    try {
      return Duration.parse(value);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "patchbay.upstream.timeout must be an ISO 8601 duration such as PT10S, not '"
              + value
              + "'",
          e);
    }
  }

  private static OutputValidation outputValidation(String value) {
    for (OutputValidation each : OutputValidation.values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(value)) {
        return each;
      }
    }
    throw new IllegalArgumentException(
        "patchbay.output-validation must be enforce, warn or off, not '" + value + "'");
  }
}
