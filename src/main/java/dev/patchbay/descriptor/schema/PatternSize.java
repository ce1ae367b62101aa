package dev.patchbay.descriptor.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Estimate of a pattern's size after its repetitions are expanded, made before compilation: RE2J
 * 1.8 compiles <code>((x{1000}){1000}){1000}</code> until memory is exhausted, and thousands of
 * parentheses until the stack overflows. One pass; an upper bound.
 */
final class PatternSize {
  static final int MOST = 2_500;

  private static final int DEEPEST = 100;
  private static final Pattern REPEAT = Pattern.compile("\\{([0-9]{1,9})(?:,([0-9]{0,9}))?\\}");
  private static final Pattern CLASS =
      Pattern.compile("\\[\\^?\\]?(?:\\\\.|\\[:[a-z^]*:\\]|[^\\]\\\\])*+\\]?", Pattern.DOTALL);
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:[pPx]\\{[^}]*\\}?|.)?", Pattern.DOTALL);

  private final String pattern;
  private final Deque<Long> groups = new ArrayDeque<>();
  private long size;
  private long last;
  private int at;

  private PatternSize(String pattern) {
    this.pattern = pattern;
  }

  /** Upper bound in instructions of the compiled program; stops counting above {@link #MOST}. */
  static long of(String pattern) {
    return new PatternSize(pattern).measure();
  }

  private long measure() {
    while (at < pattern.length()) {
      step(pattern.charAt(at));
      if (size > MOST || groups.size() > DEEPEST) {
        return MOST + 1L;
      }
    }
    return size;
  }

  private void step(char c) {
    switch (c) {
      case '(' -> {
        groups.push(size);
        size = 0;
        last = 0;
        at++;
      }
      case ')' -> {
        long inner = size + 2;
        size = groups.isEmpty() ? 0 : groups.pop();
        atom(inner, 1);
      }
      case '[' -> atom(1, length(CLASS));
      case '\\' -> atom(1, length(ESCAPE));
      case '{' -> repeat();
      default -> atom(1, 1);
    }
  }

  private void repeat() {
    Matcher matcher = REPEAT.matcher(pattern).region(at, pattern.length());
    if (!matcher.lookingAt()) {
      atom(1, 1);
      return;
    }
    String most =
        matcher.group(2) == null || matcher.group(2).isEmpty()
            ? matcher.group(1)
            : matcher.group(2);
    long times = Math.max(1, Math.max(Long.parseLong(matcher.group(1)), Long.parseLong(most)));
    size += last * (times - 1);
    last *= times;
    at = matcher.end();
  }

  private void atom(long atomSize, int length) {
    size += atomSize;
    last = atomSize;
    at += length;
  }

  private int length(Pattern token) {
    Matcher matcher = token.matcher(pattern).region(at, pattern.length());
    return matcher.lookingAt() ? Math.max(1, matcher.end() - at) : 1;
  }
}
