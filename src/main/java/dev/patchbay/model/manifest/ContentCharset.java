package dev.patchbay.model.manifest;

import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Rule;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Charset of a body, as its content type announces it (RFC 9110 section 8.3.2). */
public final class ContentCharset {
  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s\";]+)", Pattern.CASE_INSENSITIVE);

  private ContentCharset() {}

  /** Empty when the content type names none; fails when Java does not have it. */
  public static Optional<Charset> of(String contentType) {
    Matcher matcher = CHARSET.matcher(contentType);
    if (!matcher.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Charset.forName(matcher.group(1)));
    } catch (IllegalArgumentException e) {
      throw MCPRuntimeException.invalid(
          Rule.HEADER, "The charset of this content type is not known; use utf-8.");
    }
  }
}
