package dev.patchbay.registry.source;

import java.time.Instant;

/** Content of a file, with the fingerprint that held before and after reading. */
public final class SourceContent {
  private final DescriptorText text;
  private final Fingerprint fingerprint;
  private final String sha256;

  public SourceContent(DescriptorText text, Fingerprint fingerprint, String sha256) {
    this.text = text;
    this.fingerprint = fingerprint;
    this.sha256 = sha256;
  }

  public DescriptorText text() {
    return text;
  }

  public Fingerprint fingerprint() {
    return fingerprint;
  }

  /** SHA-256 of the bytes in lower-case hex. */
  public String sha256() {
    return sha256;
  }

  public Instant modifiedAt() {
    return fingerprint.modifiedAt().toInstant();
  }
}
