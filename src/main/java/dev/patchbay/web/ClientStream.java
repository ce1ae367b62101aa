package dev.patchbay.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Output stream to one client. Discards what is written after the client disconnected, and closes
 * the connection for pipelined requests. It does not throw, because each exception would write a
 * stack trace to the server log, and clients that hang up could fill the disk. A streamed answer
 * does fail, with {@link ClientDisconnectedException}, because its source must stop. Used by one
 * thread at a time.
 */
final class ClientStream extends ServletOutputStream {
  private static final Logger LOG = System.getLogger(ClientStream.class.getName());

  private final ServletOutputStream out;
  private final HttpServletRequest request;
  private final SlowReaders readers;
  private boolean disconnected;

  /** One operation on the server's own stream. */
  private interface Write {
    void run() throws IOException;
  }

  ClientStream(ServletOutputStream out, HttpServletRequest request, SlowReaders readers) {
    this.out = out;
    this.request = request;
    this.readers = readers;
  }

  @Override
  public void write(int b) throws IOException {
    unlessDisconnected(() -> out.write(b));
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    unlessDisconnected(() -> out.write(bytes, offset, length));
  }

  @Override
  public void flush() throws IOException {
    unlessDisconnected(out::flush);
  }

  @Override
  public void close() throws IOException {
    unlessDisconnected(out::close);
  }

  private void unlessDisconnected(Write write) throws IOException {
    if (disconnected) {
      discard(new IOException("The client disconnected during an earlier write."));
      return;
    }
    try {
      write.run();
    } catch (IOException e) {
      disconnected = true;
      readers.connection(request).close();
      LOG.log(Level.DEBUG, "The client disconnected; its answer is discarded.", e);
      discard(e);
    }
  }

  /** Fails for a streamed answer, at each write. */
  private void discard(IOException cause) throws ClientDisconnectedException {
    if (HeldAnswer.isStreamed(request)) {
      throw new ClientDisconnectedException(cause);
    }
  }

  @Override
  public boolean isReady() {
    return out.isReady();
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    out.setWriteListener(listener);
  }
}
