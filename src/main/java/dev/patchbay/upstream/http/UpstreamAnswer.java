package dev.patchbay.upstream.http;

import java.nio.charset.Charset;
import java.util.Optional;

/** What an upstream answered: never more than the bytes that were asked for. */
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

  /** Not to be written to. */
  public byte[] body() {
    return body;
  }

  public String text(Charset charset) {
    return new String(body, charset);
  }

  /** Whether the upstream had more than this. */
  public boolean truncated() {
    return truncated;
  }
}
