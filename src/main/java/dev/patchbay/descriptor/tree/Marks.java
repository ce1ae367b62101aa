package dev.patchbay.descriptor.tree;

/**
 * Conversion of offsets into lines and columns. Cheap for ascending offsets. A line ends with LF,
 * CR LF or CR, as in YAML. Not thread-safe.
 */
final class Marks {
  private final String text;
  private int offset;
  private int line = 1;
  private int column = 1;

  Marks(String text) {
    this.text = text;
  }

  /**
   * Position of the character at the offset (UTF-16 units); an offset beyond the end means the end.
   */
  Mark at(long wanted) {
    int target = (int) Math.max(0, Math.min(wanted, text.length()));
    if (target < offset) {
      offset = 0;
      line = 1;
      column = 1;
    }
    while (offset < target) {
      step();
    }
    return new Mark(line, column);
  }

  private void step() {
    char c = text.charAt(offset++);
    boolean crOfCrLf = c == '\r' && offset < text.length() && text.charAt(offset) == '\n';
    if (c == '\n' || (c == '\r' && !crOfCrLf)) {
      line++;
      column = 1;
    } else if (!Character.isLowSurrogate(c)) {
      column++;
    }
  }
}
