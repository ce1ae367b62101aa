package dev.patchbay.upstream.http;

import dev.patchbay.registry.budget.JsonWeight;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolFailure.Reason;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/**
 * The beginning of a body, up to the limit. The limit counts decompressed bytes, so it also stops a
 * compression bomb. Reserves heap piece by piece, before each read.
 */
final class LimitedBody {
  private static final int FIRST_PIECE = 4 * 1024;

  private final byte[] bytes;
  private final boolean truncated;

  private LimitedBody(byte[] bytes, boolean truncated) {
    this.bytes = bytes;
    this.truncated = truncated;
  }

  byte[] bytes() {
    return bytes;
  }

  boolean truncated() {
    return truncated;
  }

  static LimitedBody read(ClassicHttpResponse response, AnswerLimit limit) throws IOException {
    HttpEntity entity = response.getEntity();
    InputStream raw = entity == null ? null : entity.getContent();
    if (raw == null) {
      return new LimitedBody(new byte[0], false);
    }
    String encoding =
        Optional.ofNullable(response.getFirstHeader("Content-Encoding"))
            .map(Header::getValue)
            .orElse("identity")
            .strip()
            .toLowerCase(Locale.ROOT);
    if (encoding.isEmpty() || encoding.equals("identity")) {
      return read(raw, limit);
    }
    PushbackInputStream body = new PushbackInputStream(new Unclosed(raw), 1);
    int first = body.read();
    if (first < 0) {
      return new LimitedBody(new byte[0], false);
    }
    body.unread(first);
    return switch (encoding) {
      case "gzip", "x-gzip" -> unzip(new GZIPInputStream(body), limit);
      case "deflate" -> unzip(inflater(body, first), limit);
      default ->
          throw new ToolFailure(
              Reason.ANSWER,
              "The upstream sent its answer with the content encoding "
                  + encoding.replaceAll("[^a-z0-9, -]", "?")
                  + ", which Patchbay does not read; it asks for gzip or none.");
    };
  }

  /**
   * Decompresses. Closes the inflater but not the connection, which would read the rest of the
   * body.
   */
  private static LimitedBody unzip(InputStream decompressed, AnswerLimit limit) throws IOException {
    try (decompressed) {
      return read(decompressed, limit);
    }
  }

  /** Some servers leave out the zlib header, which begins with this method (RFC 1950). */
  private static InputStream inflater(InputStream body, int first) {
    boolean hasHeader = (first & 0x0F) == Deflater.DEFLATED;
    return new EndingInflater(body, new Inflater(!hasHeader));
  }

  private static LimitedBody read(InputStream in, AnswerLimit limit) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int piece = FIRST_PIECE;
    while (body.size() <= limit.mostBytes()) {
      piece = Math.min(piece, limit.mostBytes() + 1 - body.size());
      limit.memory().reserve(JsonWeight.ofBytes(piece));
      byte[] read = in.readNBytes(piece);
      body.writeBytes(read);
      if (read.length < piece) {
        return new LimitedBody(body.toByteArray(), false);
      }
      piece = body.size();
    }
    return new LimitedBody(Arrays.copyOf(body.toByteArray(), limit.mostBytes()), true);
  }

  /** Frees the memory of its own decompressor, which is outside of the heap. */
  private static final class EndingInflater extends InflaterInputStream {
    EndingInflater(InputStream in, Inflater inflater) {
      super(in, inflater);
    }

    @Override
    public void close() throws IOException {
      try {
        super.close();
      } finally {
        inf.end();
      }
    }
  }

  private static final class Unclosed extends FilterInputStream {
    Unclosed(InputStream in) {
      super(in);
    }

    @Override
    public void close() {}
  }
}
