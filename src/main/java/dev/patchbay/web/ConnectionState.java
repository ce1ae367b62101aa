package dev.patchbay.web;

import java.util.concurrent.atomic.AtomicInteger;

/** What is known of one connection that lives on between requests. Thread-safe. */
final class ConnectionState {
  /**
   * Payara works on the next pipelined request while the stack of the last asynchronous answer is
   * still there, so their number is bounded.
   */
  private static final int MOST_HELD = 64;

  private final AtomicInteger unchecked = new AtomicInteger();
  private final AtomicInteger held = new AtomicInteger();
  private volatile boolean closed;

  /** Bytes that were written without asking whether the connection takes them. */
  int unchecked(int more) {
    return unchecked.addAndGet(more);
  }

  /** An answer was held back, so that it will be asked; has the connection had enough of these? */
  boolean hold() {
    unchecked.set(0);
    return held.incrementAndGet() >= MOST_HELD;
  }

  /** Whatever still comes on it is not answered. */
  void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }
}
