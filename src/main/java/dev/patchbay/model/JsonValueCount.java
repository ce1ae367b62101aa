package dev.patchbay.model;

/**
 * Counter of the values in a JSON text: objects, arrays and scalars, in one pass, without a tree.
 * Used before parsing, because the heap of a tree depends on its values, hardly on its bytes. Exact
 * for valid text.
 */
public final class JsonValueCount {
  private long values = 1;
  private boolean opened;
  private boolean inString;
  private boolean escaped;

  private JsonValueCount() {}

  /** Counts the values of a UTF-8 text. */
  public static long of(byte[] json) {
    JsonValueCount count = new JsonValueCount();
    for (byte each : json) {
      count.accept(each);
    }
    return count.values;
  }

  public static long of(String json) {
    JsonValueCount count = new JsonValueCount();
    for (int at = 0; at < json.length(); at++) {
      count.accept(json.charAt(at));
    }
    return count.values;
  }

  /** Is the count above the limit? Skips texts that are too short to exceed it. */
  public static boolean isAbove(int most, String json) {
    return json.length() / 2 >= most && of(json) > most;
  }

  private void accept(int c) {
    if (inString) {
      inString = escaped || c != '"';
      escaped = !escaped && c == '\\';
      return;
    }
    switch (c) {
      case ' ', '\t', '\r', '\n' -> {}
      case ',' -> values++;
      case '}', ']' -> opened = false;
      case '{', '[' -> {
        countFirst();
        opened = true;
      }
      case '"' -> {
        countFirst();
        inString = true;
      }
      default -> countFirst();
    }
  }

  /** Counts the first value of an object or array; commas count the others. */
  private void countFirst() {
    values += opened ? 1 : 0;
    opened = false;
  }
}
