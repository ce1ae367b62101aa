package dev.patchbay.registry.operator;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Correlation id of a request. It is bound to the thread while the work given to {@link #with}
 * runs; work on another thread must be given the id again.
 */
public final class CorrelationId {
  /** Header of requests and answers. */
  public static final String HEADER = "X-Correlation-ID";

  private static final int LONGEST = 64;
  private static final ThreadLocal<@Nullable String> CURRENT = new ThreadLocal<>();

  private CorrelationId() {}

  /** Work that may throw a checked exception. */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    T run() throws E;
  }

  /**
   * Is the text a legal id: 1 to 64 letters, digits, {@code .}, {@code -} or {@code _}? Such a text
   * needs no escaping in a header or a log line.
   */
  public static boolean isLegal(String id) {
    return !id.isEmpty() && id.length() <= LONGEST && id.chars().allMatch(CorrelationId::isLegal);
  }

  private static boolean isLegal(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || c == '-'
        || c == '.'
        || c == '_';
  }

  /**
   * Creates an id. It identifies and is no secret, so a cheap random generator is enough; a secure
   * one costs more than all checks of the front door.
   */
  public static String create() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  /** Parses the id that a caller sent; empty when absent or illegal. */
  public static Optional<String> find(@Nullable String sent) {
    return Optional.ofNullable(sent).filter(CorrelationId::isLegal);
  }

  /** Runs the work under the id, then restores the previous id, also on failure. */
  public static <T, E extends Exception> T with(String id, Work<T, E> work) throws E {
    if (!isLegal(id)) {
      throw new IllegalArgumentException("not a legal correlation id");
    }
    String before = CURRENT.get();
    CURRENT.set(id);
    try {
      return work.run();
    } finally {
      restore(before);
    }
  }

  private static void restore(@Nullable String before) {
    if (before == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(before);
    }
  }

  /** The id of the current request; empty for background work. */
  public static Optional<String> current() {
    return Optional.ofNullable(CURRENT.get());
  }
}
