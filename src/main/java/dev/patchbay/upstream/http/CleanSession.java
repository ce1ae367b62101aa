package dev.patchbay.upstream.http;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.concurrent.locks.Lock;
import org.apache.hc.core5.http.impl.nio.ClientHttp1IOEventHandler;
import org.apache.hc.core5.http.nio.command.RequestExecutionCommand;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;

/**
 * I/O session of the asynchronous client with a {@link SurplusGuard} for HTTP/1.1. Tracks whether
 * an answer is awaited: from taking a request off the queue to the end of its answer. HTTP/2 needs
 * no guard, because each frame names its stream. Confined to the client's thread.
 */
final class CleanSession implements IOSession {
  private final IOSession session;
  private boolean guarded;
  private volatile boolean answering;

  CleanSession(IOSession session) {
    this.session = session;
  }

  /** Is an answer, or the rest of one, awaited? */
  boolean isAnswering() {
    return answering;
  }

  @Override
  public void upgrade(IOEventHandler handler) {
    guarded = handler instanceof ClientHttp1IOEventHandler;
    session.upgrade(guarded ? new SurplusGuard(handler, this) : handler);
  }

  @Override
  public Command poll() {
    Command command = session.poll();
    if (!guarded || !(command instanceof RequestExecutionCommand exchange)) {
      return command;
    }
    answering = true;
    return new RequestExecutionCommand(
        new AnswerEnd(exchange.getExchangeHandler(), () -> answering = false),
        exchange.getPushHandlerFactory(),
        exchange.getCancellableDependency(),
        exchange.getContext());
  }

  @Override
  public void setSocketTimeout(Timeout timeout) {
    session.setSocketTimeout(timeout);
  }

  @Override
  public IOEventHandler getHandler() {
    return session.getHandler();
  }

  @Override
  public String getId() {
    return session.getId();
  }

  @Override
  public Lock getLock() {
    return session.getLock();
  }

  @Override
  public void enqueue(Command command, Command.Priority priority) {
    session.enqueue(command, priority);
  }

  @Override
  public boolean hasCommands() {
    return session.hasCommands();
  }

  @Override
  public ByteChannel channel() {
    return session.channel();
  }

  @Override
  public int read(ByteBuffer to) throws IOException {
    return session.read(to);
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    return session.write(from);
  }

  @Override
  public SocketAddress getRemoteAddress() {
    return session.getRemoteAddress();
  }

  @Override
  public SocketAddress getLocalAddress() {
    return session.getLocalAddress();
  }

  @Override
  public int getEventMask() {
    return session.getEventMask();
  }

  @Override
  public void setEventMask(int events) {
    session.setEventMask(events);
  }

  @Override
  public void setEvent(int event) {
    session.setEvent(event);
  }

  @Override
  public void clearEvent(int event) {
    session.clearEvent(event);
  }

  @Override
  public void close() {
    session.close();
  }

  @Override
  public void close(CloseMode mode) {
    session.close(mode);
  }

  @Override
  public boolean isOpen() {
    return session.isOpen();
  }

  @Override
  public Status getStatus() {
    return session.getStatus();
  }

  @Override
  public Timeout getSocketTimeout() {
    return session.getSocketTimeout();
  }

  @Override
  public long getLastReadTime() {
    return session.getLastReadTime();
  }

  @Override
  public long getLastWriteTime() {
    return session.getLastWriteTime();
  }

  @Override
  public long getLastEventTime() {
    return session.getLastEventTime();
  }

  @Override
  public void updateReadTime() {
    session.updateReadTime();
  }

  @Override
  public void updateWriteTime() {
    session.updateWriteTime();
  }
}
