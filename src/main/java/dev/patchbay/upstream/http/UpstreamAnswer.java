package dev.patchbay.upstream.http;

import java.nio.charset.Charset;
import java.util.Optional;

/** Answer of an upstream, up to the limit in bytes. */
public final class UpstreamAnswer {
  private final int status;
  private final Optional<String> contentType;
  private final byte[] body;
  private final boolean truncated;

  public UpstreamAnswer(int status, Optional<String> contentType, byte[] body, boolean truncated) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
    this.truncated = truncated;
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
