package dev.patchbay.upstream.http;

import dev.patchbay.model.manifest.Endpoint;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A request as it goes over the line. Header values are checked; a name may come once only. */
public record OutgoingRequest(
    Endpoint.Method method, URI uri, List<Header> headers, Optional<Body> body) {
  public OutgoingRequest {
    headers = List.copyOf(headers);
  }

  /**
   * One header line: visible ASCII characters and blanks (RFC 9110 section 5.5). Other characters
   * mean different things to different servers, and the end of a line could begin a header of its
   * own.
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

    /** The value may be a secret. */
    @Override
    public String toString() {
      return name;
    }
  }

  /** Text in UTF-8. */
  public record Body(String contentType, String text) {}

  /** In place of headers of the same name. */
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

  /** Does sending it twice do no more than sending it once (RFC 9110 section 9.2.2)? */
  public boolean isIdempotent() {
    return switch (method) {
      case GET, HEAD, PUT, DELETE -> true;
      case POST, PATCH -> false;
    };
  }
}
