package dev.patchbay.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Asynchronous writer of one response. Never blocks: pieces queue up to a bound. A client that
 * exceeds the bound or reads too slowly is cut off, and its queue is freed. The container calls
 * back when it can take more (Servlet 6.0, section 5.7). Lives as long as the response.
 */
public final class AsyncOutbound implements PacedOutbound, WriteListener, AsyncListener {
  private final AsyncContext async;
  private final ServletOutputStream out;
  private final UnreadShare share;
  private final long mostWaiting;
  private final Runnable onDisconnect;
  private final Runnable onDrained;
  private final PieceQueue waiting = new PieceQueue();
  private boolean possible;
  private boolean flushed = true;
  private boolean begun;
  private boolean ending;
  private boolean over;
  private boolean draining;

  /** The next operation on the stream; null when there is none. */
  private enum Step {
    WRITE,
    FLUSH,
    COMPLETE
  }

  private AsyncOutbound(
      AsyncContext async,
      UnreadShare share,
      long mostWaiting,
      Runnable onDisconnect,
      Runnable onDrained)
      throws IOException {
    this.async = async;
    this.out = async.getResponse().getOutputStream();
    this.share = share;
    this.mostWaiting = mostWaiting;
    this.onDisconnect = onDisconnect;
    this.onDrained = onDrained;
  }

  /**
   * Takes over the response. Call on the request thread.
   *
   * @param mostWaiting bytes that may be queued already when another piece is sent
   * @param onDisconnect runs when the client disconnects before the end
   */
  public static AsyncOutbound over(AsyncContext async, int mostWaiting, Runnable onDisconnect)
      throws IOException {
    return over(async, mostWaiting, onDisconnect, () -> {});
  }

  /**
   * Like {@link #over(AsyncContext, int, Runnable)}, plus a callback.
   *
   * @param onDrained runs when the container has taken all queued pieces; must be quick
   */
  public static AsyncOutbound over(
      AsyncContext async, int mostWaiting, Runnable onDisconnect, Runnable onDrained)
      throws IOException {
    UnreadShare share = UnreadShare.ofStream(async.getRequest());
    AsyncOutbound outbound = new AsyncOutbound(async, share, mostWaiting, onDisconnect, onDrained);
    async.setTimeout(0);
    async.addListener(outbound);
    return outbound.begin();
  }

  /**
   * Writes one complete answer of any size. Another thread than the request thread may call this;
   * that thread may neither add a listener nor set a timeout (Servlet 6.0, AsyncContext), so a
   * failed write or the write timeout ends the answer.
   *
   * @param share has reserved the bytes of the answer already
   */
  static AsyncOutbound ofAnswer(AsyncContext async, UnreadShare share) throws IOException {
    return new AsyncOutbound(async, share, Long.MAX_VALUE, () -> {}, () -> {}).begin();
  }

  private AsyncOutbound begin() {
    share.watch(this);
    out.setWriteListener(this);
    return this;
  }

  @Override
  public boolean send(String text) {
    byte[] piece = text.getBytes(StandardCharsets.UTF_8);
    synchronized (this) {
      if (over || ending) {
        return false;
      }
      if (waiting.bytes() <= mostWaiting && share.take(piece.length)) {
        waiting.add(piece, true);
        share.begin();
        drain();
        return !over;
      }
    }
    cutOff();
    return false;
  }

  /**
   * Sends pieces whose bytes the share has reserved already, then ends the answer.
   *
   * @param pieces the reserved pieces, and pieces that several answers share
   */
  synchronized void sendAll(PieceQueue pieces) {
    if (!over) {
      waiting.addAll(pieces);
      share.begin();
      ending = true;
      drain();
    }
  }

  @Override
  public synchronized void end() {
    ending = true;
    drain();
  }

  @Override
  public synchronized boolean isOpen() {
    return !over && !ending;
  }

  @Override
  public void onWritePossible() {
    boolean taken;
    synchronized (this) {
      boolean waited = !waiting.isEmpty();
      possible = true;
      drain();
      taken = waited && waiting.isEmpty();
    }
    if (taken) {
      onDrained.run();
    }
  }

  @Override
  public synchronized boolean isDrained() {
    return waiting.isEmpty();
  }

  @Override
  public void onError(Throwable failure) {
    cutOff();
  }

  /**
   * Takes queued pieces to the container. The container may call back during the call, so {@code
   * possible} is lowered first.
   */
  private void drain() {
    if (draining || !possible) {
      return;
    }
    draining = true;
    try {
      for (Step step = next(); step != null && !over; step = next()) {
        possible = false;
        possible |= out.isReady();
        if (!possible) {
          return;
        }
        take(step);
      }
    } catch (IOException | IllegalStateException e) {
      close();
      async.complete();
      onDisconnect.run();
    } finally {
      draining = false;
    }
  }

  private @Nullable Step next() {
    if (!waiting.isEmpty()) {
      return Step.WRITE;
    }
    if (!flushed && !ending) {
      return Step.FLUSH;
    }
    return ending && !over ? Step.COMPLETE : null;
  }

  private void take(Step step) throws IOException {
    switch (step) {
      case WRITE -> {
        flushed = false;
        share.taken(waiting.writeSliceTo(out), waiting.counted());
      }
      case FLUSH -> {
        // Open Liberty ignores the first flush of an answer.
        flushed = begun;
        begun = true;
        out.flush();
        share.end();
      }
      case COMPLETE -> {
        close();
        async.complete();
      }
    }
  }

  /** Stops writing and frees the queue. */
  private void close() {
    over = true;
    waiting.clear();
    share.close(this);
  }

  void cutOffIfLate(long now) {
    if (isLate(now)) {
      cutOff();
    }
  }

  private synchronized boolean isLate(long now) {
    return share.isLate(now);
  }

  @Override
  public void cutOff() {
    synchronized (this) {
      if (over) {
        return;
      }
      close();
    }
    try {
      async.complete();
    } catch (IllegalStateException e) {
      // The container has completed the request already.
    }
    onDisconnect.run();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    boolean disconnected;
    synchronized (this) {
      disconnected = !over;
      close();
    }
    if (disconnected) {
      onDisconnect.run();
    }
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    cutOff();
  }

  @Override
  public void onError(AsyncEvent event) {
    cutOff();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // Only this class starts asynchronous processing, and only once.
  }
}
