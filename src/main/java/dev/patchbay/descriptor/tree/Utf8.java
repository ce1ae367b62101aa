package dev.patchbay.descriptor.tree;

import dev.patchbay.model.Rule;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Strict UTF-8 decoder, with or without a byte order mark. */
final class Utf8 {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private Utf8() {}

  /**
   * Decodes without the byte order mark; empty, with a problem recorded, when the bytes are not
   * UTF-8.
   */
  static Optional<String> decode(byte[] bytes, Problems problems) {
    if (isUtf16(bytes)) {
      problems.add(
          Problems.problem(Rule.ENCODING, "The text is in UTF-16 or UTF-32.", Path.ROOT, Mark.START)
              .suggesting("Save it as UTF-8."));
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    boolean legal = decode(in, out);
    String text = withoutMark(out.flip().toString());
    if (legal) {
      return Optional.of(text);
    }
    problems.add(
        Problems.problem(
                Rule.ENCODING,
                "The text is not UTF-8: byte " + (in.position() + 1) + " begins no character.",
                Path.ROOT,
                new Marks(text).at(text.length()))
            .suggesting("Save it as UTF-8."));
    return Optional.empty();
  }

  /** Length in bytes of a part of a text. */
  static int length(String text, int start, int end) {
    return text.substring(start, end).getBytes(StandardCharsets.UTF_8).length;
  }

  private static boolean decode(ByteBuffer in, CharBuffer out) {
    try {
      var decoder =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT);
      var result = decoder.decode(in, out, true);
      if (result.isError()) {
        result.throwException();
      }
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static String withoutMark(String text) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  /**
   * Detects UTF-16 and UTF-32 by their mark, or by a zero byte at the start, which UTF-8 texts
   * never have.
   */
  private static boolean isUtf16(byte[] bytes) {
    for (int i = 0; i < Math.min(4, bytes.length); i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
    return mark == 0xFEFF || mark == 0xFFFE;
  }
}
