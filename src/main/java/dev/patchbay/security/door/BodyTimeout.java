package dev.patchbay.security.door;

import dev.patchbay.model.CallerCheck;
import dev.patchbay.security.Callers;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Slow-loris guard: a request body must arrive within {@code patchbay.limits.body-time} (30 s),
 * counted from the request for its stream, plus 1 s per 64 KiB received. Without it, a body sent
 * byte by byte would hold its thread without end. Fails with UNAUTHENTICATED when the caller's
 * credential ends meanwhile. A single blocked read is ended by the server's own timeout.
 */
final class BodyTimeout extends HttpServletRequestWrapper {
  /** Received bytes that extend the time by one second. */
  private static final int BYTES_PER_SECOND = 64 * 1024;

  private final Duration time;
  private final LongSupplier nanoTime;
  private final CallerCheck callers;
  private @Nullable ServletInputStream body;

  BodyTimeout(
      HttpServletRequest request, Duration time, LongSupplier nanoTime, CallerCheck callers) {
    super(request);
    this.time = time;
    this.nanoTime = nanoTime;
    this.callers = callers;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (body == null) {
      body = new Timed(super.getInputStream(), nanoTime.getAsLong() + time.toNanos());
    }
    return body;
  }

  /** Decodes as UTF-8 and ignores the charset that the request declares. */
  @Override
  public BufferedReader getReader() throws IOException {
    return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
  }

  private void checkCaller() {
    Callers.find(getRequest()).ifPresent(callers::require);
  }

  private final class Timed extends ServletInputStream {
    private final ServletInputStream body;
    private final long end;
    private long received;

    Timed(ServletInputStream body, long end) {
      this.body = body;
      this.end = end;
    }

    @Override
    public int read() throws IOException {
      check();
      int read = body.read();
      received++;
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      check();
      int count = body.read(into, offset, length);
      received += Math.max(0, count);
      return count;
    }

    private void check() throws IOException {
      checkCaller();
      long more = Duration.ofSeconds(received / BYTES_PER_SECOND).toNanos();
      if (nanoTime.getAsLong() - end - more > 0) {
        throw new IOException("The body took too long.");
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
