package dev.patchbay.api.answer;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Content negotiation of a cached answer: compressed, uncompressed, or 304 (RFC 9110 sections
 * 12.5.3 and 13.1.2).
 */
record RepresentationSelection(CachedAnswer answer, boolean compressed, boolean notModified) {
  private static final Pattern REFUSED = Pattern.compile(".*;\\s*q=0(\\.0*)?\\s*");

  static RepresentationSelection of(CachedAnswer answer, HttpServletRequest request) {
    boolean compressed =
        answer.isWorthCompressing() && acceptsGzip(request.getHeader("Accept-Encoding"));
    RepresentationSelection full = new RepresentationSelection(answer, compressed, false);
    String condition = request.getHeader("If-None-Match");
    return condition != null && matches(condition, full.etag())
        ? new RepresentationSelection(answer, compressed, true)
        : full;
  }

  /** Entity tag with quotes. */
  String etag() {
    return '"' + answer.etag() + (compressed ? "-gz" : "") + '"';
  }

  Optional<String> encoding() {
    return compressed ? Optional.of("gzip") : Optional.empty();
  }

  byte[] body() {
    return compressed ? answer.compressed() : answer.bytes();
  }

  private static boolean acceptsGzip(@Nullable String header) {
    return header != null
        && Arrays.stream(header.toLowerCase(Locale.ROOT).split(","))
            .map(String::strip)
            .filter(coding -> coding.equals("gzip") || coding.startsWith("gzip;"))
            .anyMatch(coding -> !REFUSED.matcher(coding).matches());
  }

  /** Weak comparison, as RFC 9110 requires for If-None-Match. */
  private static boolean matches(String condition, String etag) {
    return Arrays.stream(condition.split(","))
        .map(String::strip)
        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
        .anyMatch(tag -> tag.equals("*") || tag.equals(etag));
  }
}
