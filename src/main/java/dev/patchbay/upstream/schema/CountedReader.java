package dev.patchbay.upstream.schema;

import dev.patchbay.upstream.WorkBudget;
import java.io.Reader;
import java.util.Objects;

/**
 * Reader that charges its work to a budget: a parser needs a hundred times as long for numbers of a
 * thousand digits as for other text. Not thread-safe.
 */
final class CountedReader extends Reader {
  private static final int CHARACTERS_PER_READ = 4_096;
  private static final int CHARACTERS_PER_STEP = 8;

  private final String text;
  private final WorkBudget budget;
  private int at;

  CountedReader(String text, WorkBudget budget) {
    this.text = text;
    this.budget = budget;
  }

  @Override
  public int read(char[] into, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (at == text.length()) {
      return -1;
    }
    int count = Math.min(Math.min(length, CHARACTERS_PER_READ), text.length() - at);
    budget.use(1 + count / CHARACTERS_PER_STEP);
    text.getChars(at, at + count, into, offset);
    at += count;
    return count;
  }

  @Override
  public void close() {
    // Holds no resource.
  }
}
