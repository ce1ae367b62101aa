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
 * Typed access to settings by name. A blank value counts as absent. An invalid value fails with an
 * {@link IllegalArgumentException} that names the setting and the legal values.
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

  /** A number of bytes; may exceed the range of {@code int}. */
  public Optional<Long> bytes(String name) {
    return parsed(name, "a whole number of bytes", Long::valueOf);
  }

  public Duration duration(String name, Duration otherwise) {
    return parsed(name, "an ISO 8601 duration such as PT1S", Duration::parse).orElse(otherwise);
  }

  public Optional<Path> path(String name) {
    return parsed(name, "a path", Path::of);
  }

  /** Comma-separated values; empty when absent. */
  public List<String> list(String name) {
    return Arrays.stream(text(name).orElse("").split(","))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /** One of the enum constants, in lower case. */
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
