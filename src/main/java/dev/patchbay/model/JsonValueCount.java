package dev.patchbay.model;

/**
 * Counts the values of a JSON text in one pass, without building any: objects, arrays and scalars
 * alike. A reader asks before it makes a tree, because the heap of a tree grows with its values and
 * hardly with the bytes of its text. The text need not be valid; a valid one has exactly as many
 * values as are counted.
 */
public final class JsonValueCount {
  private long values = 1;
  private boolean opened;
  private boolean inString;
  private boolean escaped;

  private JsonValueCount() {}

  /** Of a text in UTF-8. */
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

  /** A text that is too short for more is not looked at. */
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

  /** The first value of an object or an array; the others are counted by the commas before them. */
  private void countFirst() {
    values += opened ? 1 : 0;
    opened = false;
  }
}
