package dev.patchbay.canary;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** One answer, which may still be coming in. Thread-safe. */
final class Observation {
  /** Begins the line that stands before each answer. No JSON, header or log has it in clear. */
  static final char BEGIN = '\u001e';

  private final String head;
  private final boolean compressed;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  /**
   * @param request what was asked, in one line and without what a query may hold of secrets
   * @param headers as lines
   * @param compressed is the body in gzip?
   */
  Observation(String request, String headers, boolean compressed) {
    this.head = BEGIN + request + "\n" + headers + "\n";
    this.compressed = compressed;
  }

  /** Leaves the buffer as it was. */
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

  /** As far as it goes: a client may have gone before the end. */
  private static byte[] unzipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      gzip.transferTo(plain);
    } catch (EOFException cutOff) {
      // What came before is all that anybody has seen.
    }
    return plain.toByteArray();
  }
}
