package dev.patchbay.upstream.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import dev.patchbay.model.EcmaPattern;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.WorkBudget;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Regular expressions of schemas, with counted work: RE2, in linear time, and {@code
 * java.util.regex} for look-around and back-references. Linear time alone is not enough: thousands
 * of patterns on a name of megabytes take minutes within one keyword. The library passes only the
 * text to a pattern, so the budget is a thread-local, set around each validation. Thread-safe.
 */
final class BoundedPatterns implements RegularExpressionFactory {
  private static final int CHARACTERS_PER_COUNT = 64;

  /** RE2 compares a character with each state of its program. */
  private static final int STEPS_PER_COUNT = 16;

  /** The engine recurses, so a longer text could overflow the stack; it is not checked. */
  private static final int LONGEST_BACKTRACKED = 1_000;

  private static final int MOST_READS = 1_000_000;

  private static final ThreadLocal<WorkBudget> RUNNING = new ThreadLocal<>();

  <T> T within(WorkBudget budget, Supplier<T> validation) {
    RUNNING.set(budget);
    try {
      return validation.get();
    } finally {
      RUNNING.remove();
    }
  }

  @Override
  public RegularExpression getRegularExpression(String pattern) {
    try {
      Pattern compiled = Pattern.compile(EcmaPattern.forRe2(pattern));
      return text -> find(shown -> compiled.matcher(shown).find(), text);
    } catch (PatternSyntaxException e) {
      return backtracking(pattern);
    }
  }

  /** A pattern that RE2 does not have; one that no engine reads is not checked. */
  private RegularExpression backtracking(String pattern) {
    try {
      java.util.regex.Pattern compiled =
          java.util.regex.Pattern.compile(EcmaPattern.forJava(pattern));
      return text ->
          text.length() > LONGEST_BACKTRACKED
              || find(shown -> compiled.matcher(new FewReads(shown)).find(), text);
    } catch (java.util.regex.PatternSyntaxException e) {
      return text -> true;
    }
  }

  /**
   * Also false when the budget has ended, because the library would log an exception with its
   * pattern.
   */
  private boolean find(Predicate<CharSequence> pattern, String text) {
    WorkBudget budget = Objects.requireNonNull(RUNNING.get(), "no validation is running");
    if (!budget.isLeft(STEPS_PER_COUNT)) {
      return false;
    }
    try {
      if (text.length() <= CHARACTERS_PER_COUNT) {
        return pattern.test(text);
      }
      return pattern.test(new CountedText(text, budget));
    } catch (ToolFailure e) {
      // The budget stays ended, and the next keyword throws.
      return false;
    }
  }

  /** Text that a backtracking engine reads a bounded number of times. */
  private static final class FewReads implements CharSequence {
    private final CharSequence text;
    private int reads;

    FewReads(CharSequence text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (++reads > MOST_READS) {
        throw new ToolFailure(
            ToolFailure.Reason.LIMIT, "A pattern of the schema takes too long to check.");
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  /** Text that counts its reads. */
  private static final class CountedText implements CharSequence {
    private final String text;
    private final WorkBudget budget;
    private int reads;

    CountedText(String text, WorkBudget budget) {
      this.text = text;
      this.budget = budget;
    }

    @Override
    public char charAt(int index) {
      if (++reads >= CHARACTERS_PER_COUNT) {
        reads = 0;
        budget.use(STEPS_PER_COUNT * (long) CHARACTERS_PER_COUNT);
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
