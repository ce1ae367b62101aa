package dev.patchbay.api.body;

import dev.patchbay.registry.source.DescriptorReader;
import dev.patchbay.registry.source.DescriptorText.Format;

/**
 * A request's body as it came: at most {@link #MOST_BYTES}, JSON unless its media type is YAML's.
 */
public final class RequestBody {
  /** A descriptor and what may stand around it. */
  public static final int MOST_BYTES = DescriptorReader.MOST_BYTES + 64 * 1024;

  static final RequestBody EMPTY = new RequestBody(new byte[0], Format.JSON);

  private final byte[] bytes;
  private final Format format;

  RequestBody(byte[] bytes, Format format) {
    this.bytes = bytes;
    this.format = format;
  }

  public byte[] bytes() {
    return bytes;
  }

  public boolean isEmpty() {
    return bytes.length == 0;
  }

  public Format format() {
    return format;
  }
}
