package dev.patchbay.document;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.hc.core5.util.Timeout;

/**
 * Constants of the product, by the simple name of their class ({@code ProjectLocks.PATIENCE}), with
 * its package where two classes have that name, as the documents write them. A name that is not
 * found fails: the class or constant was renamed.
 */
final class Constants {
  private static final long KIB = 1024;
  private static final long MIB = KIB * KIB;

  private Constants() {}

  /** {@code 20,000}. */
  static String count(String name) {
    return grouped(number(name));
  }

  /** {@code 64 KiB} or {@code 4 MiB}. */
  static String bytes(String name) {
    long bytes = number(name);
    return bytes % MIB == 0 ? bytes / MIB + " MiB" : bytes / KIB + " KiB";
  }

  /** {@code 10 s}. */
  static String seconds(String name) {
    return duration(name).toSeconds() + " s";
  }

  /** {@code 1 minute} or {@code 5 minutes}. */
  static String minutes(String name) {
    long minutes = duration(name).toMinutes();
    return minutes + (minutes == 1 ? " minute" : " minutes");
  }

  /** The second part of the first, such as {@code 50} for a quarter of 200. */
  static String share(String whole, String part) {
    return grouped((long) (number(whole) * ((Number) value(part)).doubleValue()));
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static long number(String name) {
    return ((Number) value(name)).longValue();
  }

  private static Duration duration(String name) {
    return value(name) instanceof Timeout timeout ? timeout.toDuration() : (Duration) value(name);
  }

  static Object value(String name) {
    int dot = name.lastIndexOf('.');
    try {
      Field field = type(name.substring(0, dot)).getDeclaredField(name.substring(dot + 1));
      field.setAccessible(true);
      return field.get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("No constant " + name + "; name its new place here.", e);
    }
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    String file = name.replaceFirst("\\$.*", "").replace('.', '/') + ".java";
    List<Path> sources =
        Sources.files(Sources.MAIN).stream().filter(source -> source.endsWith(file)).toList();
    if (sources.size() != 1) {
      throw new IllegalStateException(sources.size() + " files " + file);
    }
    String folder = Sources.MAIN.relativize(sources.get(0)).toString().replaceFirst("/[^/]*$", "");
    String simple = name.substring(name.lastIndexOf('.') + 1);
    return Class.forName(folder.replace('/', '.') + "." + simple);
  }
}
