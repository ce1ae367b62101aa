package dev.patchbay.upstream.http;

import dev.patchbay.model.manifest.ContentCharset;
import dev.patchbay.model.manifest.Endpoint;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** HTTP request to send. Header values are checked, and each name occurs once. */
public record OutgoingRequest(
    Endpoint.Method method, URI uri, List<Header> headers, Optional<Body> body) {
  public OutgoingRequest {
    headers = List.copyOf(headers);
  }

  /**
   * A header with a value of visible ASCII and blanks (RFC 9110 section 5.5). Servers interpret
   * other characters differently, and a line end would allow header injection.
   */
  public record Header(String name, String value) {
    private static final int LONGEST = 8_192;

    public Header {
      if (!isLegalValue(value)) {
        throw new IllegalArgumentException("the header " + name + " cannot take this value");
      }
    }

    public static boolean isLegalValue(String value) {
      return value.length() <= LONGEST
          && value.equals(value.strip())
          && value.chars().allMatch(c -> c >= ' ' && c < 0x7F);
    }

    /** Hides the value, which may be a secret. */
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * Text, sent in the charset that its content type names, or as UTF-8.
   *
   * @param contentType of a known charset, see {@link ContentCharset}
   */
  public record Body(String contentType, String text) {
    public byte[] bytes() {
      return text.getBytes(ContentCharset.of(contentType).orElse(StandardCharsets.UTF_8));
    }
  }

  /** Adds a header, in place of those with the same name. */
  public OutgoingRequest withHeader(Header header) {
    List<Header> all = new ArrayList<>(headers);
    all.removeIf(each -> each.name().equalsIgnoreCase(header.name()));
    all.add(header);
    return new OutgoingRequest(method, uri, all, body);
  }

  public OutgoingRequest withUri(URI other) {
    return new OutgoingRequest(method, other, headers, body);
  }

  public Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }

  /** Is the method idempotent (RFC 9110 section 9.2.2)? */
  public boolean isIdempotent() {
    return switch (method) {
      case GET, HEAD, PUT, DELETE -> true;
      case POST, PATCH -> false;
    };
  }
}
