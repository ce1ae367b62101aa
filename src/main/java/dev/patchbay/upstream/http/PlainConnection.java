package dev.patchbay.upstream.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.util.Timeout;

/**
 * HTTP/1.1 connection that is dropped when surplus bytes follow an answer: beyond its length, after
 * its last chunk, or as the body of an answer without one (HEAD, 204, 304). The next request would
 * read them as its answer. Checks the buffer at the end of an answer, and buffer and socket before
 * the next request, without blocking. Used by one thread at a time.
 */
final class PlainConnection extends DefaultManagedHttpClientConnection {
  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final long FRESH_NANOS = 1_000_000_000;

  private Probe probe = new Probe(InputStream.nullInputStream());
  private long passiveSince = System.nanoTime();

  /**
   * Creates a connection that rejects bytes before a status line; the library's default parser
   * skips them.
   */
  PlainConnection(Http1Config config) {
    super(
        "http-" + NUMBERS.incrementAndGet(),
        null,
        null,
        config,
        null,
        null,
        null,
        new DefaultHttpResponseParserFactory(config));
  }

  @Override
  public void bind(Socket socket) throws IOException {
    bind(
        new SocketHolder(socket) {
          @Override
          protected InputStream getInputStream(Socket source) throws IOException {
            probe = new Probe(super.getInputStream(source));
            return probe;
          }
        });
  }

  @Override
  public boolean isConsistent() {
    return super.isConsistent() && !hasSurplus(Look.BUFFER);
  }

  /** Also checks, after one idle second, for 1 ms whether the upstream has closed. */
  @Override
  public boolean isStale() throws IOException {
    if (!isOpen() || hasSurplus(Look.SOCKET)) {
      return true;
    }
    boolean fresh = System.nanoTime() - passiveSince < FRESH_NANOS;
    return !fresh && (super.isStale() || hasSurplus(Look.BUFFER));
  }

  @Override
  public void passivate() {
    passiveSince = System.nanoTime();
    super.passivate();
  }

  private boolean hasSurplus(Look look) {
    probe.look(look);
    try {
      return isDataAvailable(Timeout.ONE_MILLISECOND);
    } catch (IOException e) {
      return true;
    } finally {
      probe.look(Look.WAIT);
    }
  }

  /** Behaviour of a read when the buffer is empty. */
  private enum Look {
    /** Reads nothing. */
    BUFFER,
    /** Reads available bytes. */
    SOCKET,
    /** Blocks, as usual. */
    WAIT
  }

  /** Input stream that can read without blocking. */
  private static final class Probe extends FilterInputStream {
    private Look look = Look.WAIT;

    Probe(InputStream in) {
      super(in);
    }

    void look(Look next) {
      look = next;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (look == Look.BUFFER || (look == Look.SOCKET && in.available() == 0)) {
        throw new NothingThere();
      }
      return in.read(bytes, from, length);
    }
  }

  /** Thrown at each check, so without a stack trace. */
  private static final class NothingThere extends SocketTimeoutException {
    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }
}
