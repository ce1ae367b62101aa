package dev.patchbay.document;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The defaults that the code hands to {@code SettingValues}, by setting, as the documents write
 * them. Knows literals, durations, enum constants, constants of the same file and {@code
 * DEFAULT.of()} of a settings record; what is computed from other settings is left out.
 */
final class SettingDefaults {
  private static final Pattern READ =
      Pattern.compile(
          "\\.\\w+\\(\\s*(?:\"([\\w.-]+)\"|([A-Z_]+))(?:,\\s*|\\)\\s*\\.orElse\\()([^;,]*?)\\)[,;.)\\s]");
  private static final Pattern DURATION = Pattern.compile("Duration\\.of(\\w+)\\((\\d+)\\)?");
  private static final Pattern OF_RECORD = Pattern.compile("(?:(\\w+)\\.)?DEFAULT\\.(\\w+)\\(\\)?");
  private static final Pattern SHARED = Pattern.compile("DEFAULT = (\\w+)\\.DEFAULT;");
  private static final Pattern ENUM = Pattern.compile("\\w+\\.\\w+\\.([A-Z_0-9]+)");

  private SettingDefaults() {}

  static Map<String, String> all() {
    Map<String, String> defaults = new TreeMap<>();
    for (Path file : Sources.files(Sources.MAIN)) {
      String source = Sources.read(file);
      if (source.contains("SettingValues")) {
        String type = file.getFileName().toString().replace(".java", "");
        READ.matcher(source)
            .results()
            .forEach(
                read ->
                    shown(read.group(3), type, source)
                        .ifPresent(value -> defaults.put(name(read, source), value)));
      }
    }
    return defaults;
  }

  private static String name(MatchResult read, String source) {
    return read.group(1) != null ? read.group(1) : literal(read.group(2), source);
  }

  private static String literal(String constant, String source) {
    return Pattern.compile("String " + constant + " = \"([^\"]*)\"")
        .matcher(source)
        .results()
        .map(found -> found.group(1))
        .findFirst()
        .orElse(constant);
  }

  private static Optional<String> shown(String expression, String type, String source) {
    if (expression.matches("true|false|\"[^\"]*\"")) {
      return Optional.of(expression.replace("\"", ""));
    }
    if (expression.matches("[\\d_]+")) {
      return Optional.of(expression.replace("_", ""));
    }
    return duration(expression)
        .or(() -> ofRecord(expression, type, source))
        .or(() -> first(ENUM, expression).map(name -> name.group(1).toLowerCase(Locale.ROOT)))
        .or(() -> constant(expression, type, source));
  }

  private static Optional<String> duration(String expression) {
    return first(DURATION, expression)
        .map(
            found ->
                switch (found.group(1)) {
                  case "Millis" -> Duration.ofMillis(Long.parseLong(found.group(2)));
                  case "Seconds" -> Duration.ofSeconds(Long.parseLong(found.group(2)));
                  default -> Duration.ofMinutes(Long.parseLong(found.group(2)));
                })
        .map(Duration::toString);
  }

  private static Optional<String> ofRecord(String expression, String type, String source) {
    return first(OF_RECORD, expression)
        .map(
            found ->
                found.group(1) != null
                    ? accessed(found.group(1), found.group(2))
                    : accessed(
                        SHARED
                            .matcher(source)
                            .results()
                            .map(s -> s.group(1))
                            .findFirst()
                            .orElse(type),
                        found.group(2)));
  }

  private static String accessed(String type, String accessor) {
    Object settings = Constants.value(type + ".DEFAULT");
    try {
      Method method = settings.getClass().getMethod(accessor);
      method.setAccessible(true);
      return written(method.invoke(settings));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + ".DEFAULT has no " + accessor, e);
    }
  }

  private static Optional<String> constant(String expression, String type, String source) {
    return expression.matches("[A-Z_]+")
        ? Pattern.compile(" " + expression + " = ([^;]*);")
            .matcher(source)
            .results()
            .map(found -> found.group(1))
            .findFirst()
            .flatMap(value -> shown(value, type, source))
        : Optional.empty();
  }

  private static String written(Object value) {
    Object bare = value instanceof Optional<?> optional ? optional.orElseThrow() : value;
    return bare instanceof Enum<?> constant
        ? constant.name().toLowerCase(Locale.ROOT)
        : bare.toString();
  }

  private static Optional<MatchResult> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.matches() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
  }
}
