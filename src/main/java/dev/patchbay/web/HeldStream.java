package dev.patchbay.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;

/**
 * Output stream that passes the first bytes of an answer through and holds the rest back. Small
 * answers pass whole, because servers buffer that much. When a connection has had many unchecked
 * writes, the next answer is held too. Used by one thread at a time.
 */
final class HeldStream extends ServletOutputStream {
  /**
   * Bytes that pass through. Smaller than Payara's buffer of one answer, so that no such write
   * blocks.
   */
  static final int PASSING = 8 * 1024;

  /**
   * Unchecked bytes per connection. Smaller than what Payara buffers per connection (four write
   * buffers) before a write blocks.
   */
  static final int MOST_UNCHECKED = 32 * 1024;

  private final ServletOutputStream out;
  private final HttpServletRequest request;
  private final SlowReaders readers;
  private final PieceQueue held = new PieceQueue();
  private int passed;
  private boolean passing;

  HeldStream(ServletOutputStream out, HttpServletRequest request, SlowReaders readers) {
    this.out = out;
    this.request = request;
    this.readers = readers;
  }

  boolean isHolding() {
    return !held.isEmpty();
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (passes(length)) {
      out.write(bytes, offset, length);
    } else if (length > 0) {
      held.add(Arrays.copyOfRange(bytes, offset, offset + length), true);
    }
  }

  void writeShared(byte[] bytes) throws IOException {
    if (passes(bytes.length)) {
      out.write(bytes);
    } else {
      held.add(bytes, false);
    }
  }

  private boolean passes(int length) {
    if (passing) {
      return true;
    }
    if (isHolding()) {
      return false;
    }
    if (HeldAnswer.isStreamed(request)) {
      passing = true;
      return true;
    }
    if (passed + length > PASSING
        || readers.connection(request).unchecked(length) > MOST_UNCHECKED) {
      return false;
    }
    passed += length;
    return true;
  }

  /** Held bytes that no other answer shares. */
  long counted() {
    return held.counted();
  }

  /** Hands the held bytes over and ends the answer. */
  void writeTo(AsyncOutbound outbound) {
    outbound.sendAll(held);
    held.clear();
  }

  /** All bytes that are held back. */
  long bytes() {
    return held.bytes();
  }

  /**
   * Writes what was held back on this thread, which waits for the reader. The server flushes its
   * small rest at the end of the request; a flush here would be one more write to the socket.
   */
  void writeAll() throws IOException {
    while (!held.isEmpty()) {
      held.writeSliceTo(out);
    }
  }

  @Override
  public void flush() throws IOException {
    if (!isHolding()) {
      out.flush();
    }
  }

  /** Keeps the stream open while bytes are held back. */
  @Override
  public void close() throws IOException {
    if (!isHolding()) {
      out.close();
    }
  }

  @Override
  public boolean isReady() {
    return out.isReady();
  }

  /** An application with a write listener never blocks, so nothing is held back. */
  @Override
  public void setWriteListener(WriteListener listener) {
    passing = true;
    out.setWriteListener(listener);
  }
}
