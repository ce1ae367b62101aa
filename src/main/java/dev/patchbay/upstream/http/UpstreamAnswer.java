package dev.patchbay.upstream.http;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Answer of an upstream, up to the limit in bytes. */
public final class UpstreamAnswer {
  private final int status;
  private final Optional<String> contentType;
  private final byte[] body;
  private final boolean truncated;
  private final Map<String, String> headers;

  /**
   * Creates an answer.
   *
   * @param headers values by name in lower case; several of one name are joined by commas
   */
  UpstreamAnswer(int status, Map<String, String> headers, byte[] body, boolean truncated) {
    this.status = status;
    this.contentType = Optional.ofNullable(headers.get("content-type"));
    this.headers = Map.copyOf(headers);
    this.body = body;
    this.truncated = truncated;
  }

  /** The value of a header (RFC 9110 section 5.2). */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  public int status() {
    return status;
  }

  public Optional<String> contentType() {
    return contentType;
  }

  /** The body; must not be modified. */
  public byte[] body() {
    return body;
  }

  public String text(Charset charset) {
    return new String(body, charset);
  }

  /** Did the upstream send more than the limit? */
  public boolean truncated() {
    return truncated;
  }
}
