package dev.patchbay.canary;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** One answer, which may still be arriving. Thread-safe. */
final class Observation {
  /** Prefix of the line before each answer. No JSON, header or log contains it in clear. */
  static final char BEGIN = '\u001e';

  private final String head;
  private final boolean compressed;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  /**
   * @param request the request in one line, without the query
   * @param headers as lines
   * @param compressed whether the body is gzip
   */
  Observation(String request, String headers, boolean compressed) {
    this.head = BEGIN + request + "\n" + headers + "\n";
    this.compressed = compressed;
  }

  /** Leaves the buffer unchanged. */
  void add(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    body.writeBytes(copy);
  }

  void add(byte[] bytes, int offset, int length) {
    body.write(bytes, offset, length);
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(head.getBytes(StandardCharsets.UTF_8));
    out.write(compressed ? unzipped(body.toByteArray()) : body.toByteArray());
    out.write('\n');
  }

  /** Decompresses as far as possible: a client may have disconnected early. */
  private static byte[] unzipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      gzip.transferTo(plain);
    } catch (EOFException cutOff) {
      // Keep what was decompressed before the failure.
    }
    return plain.toByteArray();
  }
}
