package dev.patchbay.registry.operator;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The id that ties together what one request causes. It belongs to the thread that works on the
 * request, for as long as the work given to {@link #with} runs; work on another thread must be
 * given it anew.
 */
public final class CorrelationId {
  private static final int LONGEST = 64;
  private static final ThreadLocal<@Nullable String> CURRENT = new ThreadLocal<>();

  private CorrelationId() {}

  /** Work that may throw what its caller declares. */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    T run() throws E;
  }

  /**
   * May the text be used as an id? Only what needs no escaping in a header or a log line: 1 to 64
   * letters, digits, {@code .}, {@code -} or {@code _}.
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

  /** What a caller sent, if it may be used. */
  public static Optional<String> find(@Nullable String sent) {
    return Optional.ofNullable(sent).filter(CorrelationId::isLegal);
  }

  /** Runs the work under the id, then restores what held before, however the work ends. */
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

  /** The id of the request that this thread works on; empty for work that no request asked for. */
  public static Optional<String> current() {
    return Optional.ofNullable(CURRENT.get());
  }
}
