package dev.patchbay.upstream.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.WorkBudget;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Regular expressions of schemas: RE2, in linear time, with counted work. Linear time alone is not
 * enough: thousands of patterns on a name of megabytes take minutes within one keyword. The library
 * passes only the text to a pattern, so the budget is a thread-local, set around each validation.
 * Thread-safe.
 */
final class BoundedPatterns implements RegularExpressionFactory {
  private static final int CHARACTERS_PER_COUNT = 64;

  /** RE2 compares a character with each state of its program. */
  private static final int STEPS_PER_COUNT = 16;

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
      Pattern compiled = Pattern.compile(pattern);
      return text -> find(compiled, text);
    } catch (PatternSyntaxException e) {
      // Installation refuses descriptors with such a pattern.
      return text -> false;
    }
  }

  /**
   * Also false when the budget has ended, because the library would log an exception with its
   * pattern.
   */
  private boolean find(Pattern pattern, String text) {
    WorkBudget budget = Objects.requireNonNull(RUNNING.get(), "no validation is running");
    if (!budget.isLeft(STEPS_PER_COUNT)) {
      return false;
    }
    if (text.length() <= CHARACTERS_PER_COUNT) {
      return pattern.matcher(text).find();
    }
    try {
      return pattern.matcher(new CountedText(text, budget)).find();
    } catch (ToolFailure e) {
      // The budget stays ended, and the next keyword throws.
      return false;
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
