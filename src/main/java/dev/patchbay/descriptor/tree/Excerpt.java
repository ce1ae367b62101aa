package dev.patchbay.descriptor.tree;

/** Quoted excerpt of a caller's text for an error sentence: at most 60 characters, on one line. */
public final class Excerpt {
  private static final int LONGEST = 60;

  private Excerpt() {}

  public static String of(String text) {
    StringBuilder out = new StringBuilder("'");
    text.codePoints().limit(LONGEST).map(Excerpt::printable).forEach(out::appendCodePoint);
    return out.append(text.codePointCount(0, text.length()) > LONGEST ? "…'" : "'").toString();
  }

  private static int printable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          0xFFFD;
      default -> c;
    };
  }
}
