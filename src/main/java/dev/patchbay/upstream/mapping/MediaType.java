package dev.patchbay.upstream.mapping;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Media type of an answer (RFC 9110 section 8.3).
 *
 * @param name type and subtype in lower case; empty when the upstream sent no valid one
 * @param charset empty when the upstream names none that this server knows
 */
record MediaType(String name, Optional<Charset> charset) {
  private static final Pattern TYPE =
      Pattern.compile("\\s*([A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+)\\s*(;.*)?");
  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([A-Za-z0-9._:-]+)", Pattern.CASE_INSENSITIVE);

  /** Texts by registration (RFC 6838) or by use, whose type does not say so. */
  private static final Set<String> OTHER_TEXTS =
      Set.of(
          "application/csv",
          "application/ecmascript",
          "application/graphql",
          "application/javascript",
          "application/jsonl",
          "application/jsonlines",
          "application/ld-json",
          "application/ndjson",
          "application/sql",
          "application/toml",
          "application/x-httpd-php",
          "application/x-javascript",
          "application/x-ndjson",
          "application/x-sh",
          "application/x-toml",
          "application/x-www-form-urlencoded",
          "application/x-yaml",
          "application/yaml",
          "message/rfc822");

  static MediaType parse(String text) {
    Matcher type = TYPE.matcher(text);
    if (!type.matches()) {
      return new MediaType("", Optional.empty());
    }
    Matcher charset = CHARSET.matcher(text);
    return new MediaType(
        type.group(1).toLowerCase(Locale.ROOT),
        charset.find() ? charset(charset.group(1)) : Optional.empty());
  }

  /** The charset of this name; empty when there is none. */
  static Optional<Charset> charset(String name) {
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  boolean isJson() {
    return name.equals("application/json") || name.equals("text/json") || name.endsWith("+json");
  }

  boolean isText() {
    return name.startsWith("text/")
        || name.endsWith("+yaml")
        || isXml()
        || OTHER_TEXTS.contains(name);
  }

  boolean isXml() {
    return name.equals("application/xml")
        || name.equals("text/xml")
        || (name.endsWith("+xml") && !isImage());
  }

  boolean isHtml() {
    return name.equals("text/html") || name.equals("application/xhtml+xml");
  }

  boolean isImage() {
    return name.startsWith("image/");
  }

  boolean isAudio() {
    return name.startsWith("audio/");
  }
}
