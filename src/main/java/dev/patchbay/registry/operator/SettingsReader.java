package dev.patchbay.registry.operator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * Reads the settings by MicroProfile Config; a value that cannot be used stops the start with a
 * sentence that names it, on a line of its own: a server buries the exception in stack traces, and
 * then says that it is ready.
 */
@ApplicationScoped
public class SettingsReader {
  private static final Logger LOG = System.getLogger(SettingsReader.class.getName());

  @Produces
  @ApplicationScoped
  InstantSource clock() {
    return InstantSource.system();
  }

  @Produces
  @jakarta.inject.Singleton
  public Settings read(Config config) {
    try {
      return settings(config);
    } catch (IllegalArgumentException e) {
      LOG.log(Level.ERROR, () -> "Patchbay cannot start: " + e.getMessage() + ".");
      throw e;
    }
  }

  private static Settings settings(Config config) {
    return new Settings(
        flag(config, "HOT_RELOAD", false),
        number(config, "MAX_CONCURRENT_CONNECTORS").orElse(100),
        text(config, "patchbay.connectors.dir").orElse("connectors"),
        duration(config, "patchbay.hot-reload.interval", Duration.ofSeconds(1)),
        duration(config, "patchbay.cluster.poll", Duration.ofMillis(500)),
        choice(
            "patchbay.versions.policy",
            text(config, "patchbay.versions.policy").orElse("warn"),
            Settings.VersionPolicy.class),
        choice(
            "patchbay.auth", text(config, "patchbay.auth").orElse("secure"), Settings.Auth.class),
        number(config, "patchbay.port"));
  }

  private static Optional<String> text(Config config, String name) {
    return config
        .getOptionalValue(name, String.class)
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  private static boolean flag(Config config, String name, boolean otherwise) {
    String value = text(config, name).orElse(Boolean.toString(otherwise)).toLowerCase(Locale.ROOT);
    return switch (value) {
      case "true", "1", "yes", "on" -> true;
      case "false", "0", "no", "off" -> false;
      default ->
          throw new IllegalArgumentException(name + " must be true or false, not '" + value + "'");
    };
  }

  private static Optional<Integer> number(Config config, String name) {
    return text(config, name)
        .map(
            value -> {
              try {
                return Integer.valueOf(value);
              } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                    name + " must be a whole number, not '" + value + "'", e);
              }
            });
  }

  private static Duration duration(Config config, String name, Duration otherwise) {
    return text(config, name).map(value -> duration(name, value)).orElse(otherwise);
  }

  private static Duration duration(String name, String value) {
    try {
      return Duration.parse(value);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          name + " must be an ISO 8601 duration such as PT1S, not '" + value + "'", e);
    }
  }

  private static <E extends Enum<E>> E choice(String name, String value, Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(value)) {
        return constant;
      }
    }
    String known =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" or "));
    throw new IllegalArgumentException(name + " must be " + known + ", not '" + value + "'");
  }
}
