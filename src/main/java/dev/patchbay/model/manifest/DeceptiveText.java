package dev.patchbay.model.manifest;

import java.util.Optional;

/**
 * Detection of text that a model reads and a human does not see: invisible characters, direction
 * marks, and letters that look like those of another alphabet (Unicode Technical Standard 39). Such
 * text is allowed, but gets a warning.
 */
final class DeceptiveText {
  private static final int JOINERS = 0x200C;
  private static final int LAST_JOINER = 0x200D;
  private static final int LAST_VARIATION_SELECTOR = 0xFE0F;

  /** Cyrillic and Greek letters that common fonts draw like a Latin letter. */
  private static final String LOOK_ALIKES =
      "\u0430\u0435\u043E\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u051B\u051D\u04BB"
          + "\u0410\u0412\u0415\u041A\u041C\u041D\u041E\u0420\u0421\u0422\u0423\u0425\u0406\u0408"
          + "\u0405\u0391\u0392\u0395\u0396\u0397\u0399\u039A\u039C\u039D\u039F\u03A1\u03A4\u03A5"
          + "\u03A7\u03BF\u03BD\u03F2";

  private DeceptiveText() {}

  /** Describes the first finding; empty when there is none. */
  static Optional<String> fault(String text) {
    return isAscii(text) ? Optional.empty() : hidden(text).or(() -> disguised(text));
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static Optional<String> hidden(String text) {
    int[] points = text.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      if (isHidden(points, i)) {
        return Optional.of(
            String.format(
                "holds U+%04X, which is not seen or turns the direction of reading.", points[i]));
      }
    }
    return Optional.empty();
  }

  private static boolean isHidden(int[] points, int at) {
    int point = points[at];
    if (point == JOINERS || point == LAST_JOINER) {
      // Emoji, Persian and Indic scripts need joiners; between Latin letters they only hide.
      return isPlain(points, at - 1) || isPlain(points, at + 1);
    }
    if (point >= 0xFE00 && point <= LAST_VARIATION_SELECTOR) {
      return at > 0 && points[at - 1] >= 0xFE00 && points[at - 1] <= LAST_VARIATION_SELECTOR;
    }
    return switch (Character.getType(point)) {
      case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> isBlankLetter(point) || (point >= 0xE0100 && point <= 0xE01EF);
    };
  }

  /** Is there no character to join: a Latin one, or the beginning or end of the text? */
  private static boolean isPlain(int[] points, int at) {
    return at < 0 || at >= points.length || points[at] < 0x250;
  }

  /** Fillers: letters without a visible shape. */
  private static boolean isBlankLetter(int point) {
    return point == 0x115F
        || point == 0x1160
        || point == 0x3164
        || point == 0xFFA0
        || point == 0x2800
        || point == 0x034F;
  }

  private static Optional<String> disguised(String text) {
    boolean latin = false;
    int alike = 0;
    for (int point : text.concat(" ").codePoints().toArray()) {
      if (!Character.isLetter(point)) {
        latin = false;
        alike = 0;
      } else if (isLatinInDisguise(point)) {
        return Optional.of(inDisguise(point));
      } else {
        latin |= point < 0x80;
        alike = LOOK_ALIKES.indexOf(point) >= 0 ? point : alike;
        if (latin && alike > 0) {
          return Optional.of(inDisguise(alike));
        }
      }
    }
    return Optional.empty();
  }

  /** Full-width forms and mathematical alphabets. */
  private static boolean isLatinInDisguise(int point) {
    return (point >= 0xFF21 && point <= 0xFF5A) || (point >= 0x1D400 && point <= 0x1D7FF);
  }

  private static String inDisguise(int point) {
    return String.format("holds U+%04X, which looks like another letter of its word.", point);
  }
}
