package dev.patchbay.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Response whose bytes go through a {@link HeldStream}. */
final class HeldResponse extends HttpServletResponseWrapper {
  private static final String CORRELATION = "X-Correlation-ID";

  private static final byte[] REFUSAL =
      ("{\"type\":\"urn:patchbay:problem:BUSY\",\"title\":\"Service Unavailable\",\"status\":503,"
              + "\"detail\":\"Too many answers wait for their readers"
              + " (patchbay.limits.unread-bytes, patchbay.limits.concurrent-requests);"
              + " read those, or try again later.\",\"error_type\":\"BUSY\",\"errors\":[]}")
          .getBytes(StandardCharsets.UTF_8);

  private final HttpServletRequest request;
  private final SlowReaders readers;
  private volatile @Nullable HeldStream stream;
  private @Nullable PrintWriter writer;

  HeldResponse(HttpServletRequest request, HttpServletResponse response, SlowReaders readers) {
    super(response);
    this.request = request;
    this.readers = readers;
  }

  /** The held bytes; empty when the answer passed through whole. */
  Optional<HeldStream> held() {
    if (writer != null) {
      writer.flush();
    }
    return Optional.ofNullable(stream).filter(HeldStream::isHolding);
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    HeldStream known = stream;
    if (known == null) {
      known = new HeldStream(client(), request, readers);
      stream = known;
    }
    return known;
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    if (writer == null) {
      String encoding = getCharacterEncoding();
      setCharacterEncoding(encoding);
      writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), encoding));
    }
    return writer;
  }

  @Override
  public void flushBuffer() throws IOException {
    if (held().isEmpty()) {
      getOutputStream().flush();
    }
  }

  @Override
  public boolean isCommitted() {
    return super.isCommitted()
        || Optional.ofNullable(stream).filter(HeldStream::isHolding).isPresent();
  }

  @Override
  public void reset() {
    super.reset();
    drop();
  }

  @Override
  public void resetBuffer() {
    super.resetBuffer();
    drop();
  }

  /**
   * Answers 503 and closes the connection; of the headers, only the correlation id stays. An answer
   * that is committed already ends early.
   */
  void refuse() throws IOException {
    if (super.isCommitted()) {
      drop();
      return;
    }
    String correlation = getHeader(CORRELATION);
    reset();
    if (correlation != null) {
      setHeader(CORRELATION, correlation);
    }
    setStatus(SC_SERVICE_UNAVAILABLE);
    setHeader("Retry-After", "1");
    setHeader("Connection", "close");
    setContentType("application/problem+json;charset=utf-8");
    setContentLength(REFUSAL.length);
    client().write(REFUSAL);
  }

  private ClientStream client() throws IOException {
    return new ClientStream(super.getOutputStream(), request, readers);
  }

  private void drop() {
    stream = null;
    writer = null;
  }
}
