package dev.patchbay.registry.operator;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * What is set, by name and type. A value that is blank counts as not set; one that cannot be used
 * fails with an {@link IllegalArgumentException} whose sentence names the setting and what it may
 * be.
 */
public final class SettingValues {
  private final Config config;

  public SettingValues(Config config) {
    this.config = config;
  }

  public Optional<String> text(String name) {
    return config
        .getOptionalValue(name, String.class)
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  public boolean flag(String name, boolean otherwise) {
    String value = text(name).orElse(Boolean.toString(otherwise)).toLowerCase(Locale.ROOT);
    return switch (value) {
      case "true", "1", "yes", "on" -> true;
      case "false", "0", "no", "off" -> false;
      default -> throw unusable(name, "true or false", value, null);
    };
  }

  public Optional<Integer> number(String name) {
    return parsed(name, "a whole number", Integer::valueOf);
  }

  public int number(String name, int otherwise) {
    return number(name).orElse(otherwise);
  }

  public long longNumber(String name, long otherwise) {
    return parsed(name, "a whole number", Long::valueOf).orElse(otherwise);
  }

  public Duration duration(String name, Duration otherwise) {
    return parsed(name, "an ISO 8601 duration such as PT1S", Duration::parse).orElse(otherwise);
  }

  public Optional<Path> path(String name) {
    return parsed(name, "a path", Path::of);
  }

  /** What stands between commas; empty when nothing does. */
  public List<String> list(String name) {
    return Arrays.stream(text(name).orElse("").split(","))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /** One of the constants, written in lower case. */
  public <E extends Enum<E>> E choice(String name, E otherwise) {
    Class<E> type = otherwise.getDeclaringClass();
    String value = text(name).orElse(written(otherwise));
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> written(constant).equals(value))
        .findFirst()
        .orElseThrow(() -> unusable(name, choices(type), value, null));
  }

  private static <E extends Enum<E>> String choices(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(SettingValues::written)
        .collect(Collectors.joining(" or "));
  }

  private static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private <T> Optional<T> parsed(String name, String what, Function<String, T> parse) {
    return text(name)
        .map(
            value -> {
              try {
                return parse.apply(value);
              } catch (NumberFormatException | DateTimeParseException | InvalidPathException e) {
                throw unusable(name, what, value, e);
              }
            });
  }

  private static IllegalArgumentException unusable(
      String name, String what, String value, @Nullable Exception cause) {
    return new IllegalArgumentException(name + " must be " + what + ", not '" + value + "'", cause);
  }
}
