package dev.patchbay.upstream.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;

/**
 * Guard for HTTP/1.1 over TLS: closes a connection when surplus bytes follow an answer, immediately
 * or later. The handler reads ahead and hides its unread bytes. So it gets the last byte of each
 * piece separately, and an answer that ends before that byte has surplus.
 */
final class SurplusGuard implements IOEventHandler {
  private final IOEventHandler handler;
  private final CleanSession exchanges;

  SurplusGuard(IOEventHandler handler, CleanSession exchanges) {
    this.handler = handler;
    this.exchanges = exchanges;
  }

  @Override
  public void inputReady(IOSession session, ByteBuffer input) throws IOException {
    if (input == null || !input.hasRemaining()) {
      handler.inputReady(session, input);
      return;
    }
    allButLast(session, input);
    if (!exchanges.isAnswering()) {
      session.close(CloseMode.IMMEDIATE);
    } else if (session.isOpen()) {
      handler.inputReady(session, input);
    }
  }

  private void allButLast(IOSession session, ByteBuffer input) throws IOException {
    int end = input.limit();
    if (input.remaining() > 1 && exchanges.isAnswering()) {
      input.limit(end - 1);
      handler.inputReady(session, input);
      input.limit(end);
    }
  }

  @Override
  public void connected(IOSession session) throws IOException {
    handler.connected(session);
  }

  @Override
  public void outputReady(IOSession session) throws IOException {
    handler.outputReady(session);
  }

  @Override
  public void timeout(IOSession session, Timeout timeout) throws IOException {
    handler.timeout(session, timeout);
  }

  @Override
  public void exception(IOSession session, Exception cause) {
    handler.exception(session, cause);
  }

  @Override
  public void disconnected(IOSession session) {
    handler.disconnected(session);
  }
}
