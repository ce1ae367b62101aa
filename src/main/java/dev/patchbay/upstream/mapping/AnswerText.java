package dev.patchbay.upstream.mapping;

import dev.patchbay.upstream.http.UpstreamAnswer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/**
 * Text of an answer. Its charset is said by a byte order mark, else by the Content-Type, else by an
 * XML declaration (RFC 7303 section 3); otherwise it is UTF-8.
 */
final class AnswerText {
  private static final int LONGEST_DECLARATION = 200;
  private static final int LONGEST_PAGE = 64 * 1024;
  private static final Pattern DECLARATION =
      Pattern.compile("^<\\?xml[^>]{0,150}?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

  private AnswerText() {}

  /** The text without a byte order mark. */
  static String of(UpstreamAnswer answer, MediaType type) {
    byte[] body = answer.body();
    Charset charset =
        mark(body)
            .or(type::charset)
            .or(() -> type.isXml() ? declared(body) : Optional.empty())
            .orElse(StandardCharsets.UTF_8);
    String text = answer.text(charset);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** The words of a page as its reader sees them. */
  static String words(String html) {
    return Jsoup.parse(html.substring(0, Math.min(html.length(), LONGEST_PAGE))).text();
  }

  private static Optional<Charset> mark(byte[] body) {
    if (begins(body, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    if (begins(body, 0xFE, 0xFF)) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return begins(body, 0xFF, 0xFE) ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
  }

  private static boolean begins(byte[] body, int... bytes) {
    if (body.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((body[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Charset> declared(byte[] body) {
    byte[] start = Arrays.copyOf(body, Math.min(body.length, LONGEST_DECLARATION));
    Matcher matcher = DECLARATION.matcher(new String(start, StandardCharsets.ISO_8859_1));
    return matcher.find() ? MediaType.charset(matcher.group(1)) : Optional.empty();
  }
}
