package dev.patchbay.upstream.mapping;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Media type of an answer (RFC 9110 section 8.3).
 *
 * @param name type and subtype in lower case; empty when the upstream sent no valid one
 */
record MediaType(String name, Charset charset) {
  private static final Pattern TYPE =
      Pattern.compile("\\s*([A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+)\\s*(;.*)?");
  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([A-Za-z0-9._:-]+)", Pattern.CASE_INSENSITIVE);

  static MediaType parse(String text) {
    Matcher type = TYPE.matcher(text);
    if (!type.matches()) {
      return new MediaType("", StandardCharsets.UTF_8);
    }
    return new MediaType(type.group(1).toLowerCase(Locale.ROOT), charset(text));
  }

  private static Charset charset(String text) {
    Matcher matcher = CHARSET.matcher(text);
    try {
      return matcher.find() ? Charset.forName(matcher.group(1)) : StandardCharsets.UTF_8;
    } catch (IllegalArgumentException e) {
      return StandardCharsets.UTF_8;
    }
  }

  boolean isJson() {
    return name.equals("application/json") || name.equals("text/json") || name.endsWith("+json");
  }

  boolean isText() {
    return name.startsWith("text/");
  }

  boolean isImage() {
    return name.startsWith("image/");
  }

  boolean isAudio() {
    return name.startsWith("audio/");
  }
}
