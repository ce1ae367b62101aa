package dev.patchbay.web;

import java.util.concurrent.atomic.AtomicInteger;

/** State of one client connection between requests. Thread-safe. */
final class ConnectionState {
  /**
   * Limit of held answers per connection: Payara handles the next pipelined request on the stack of
   * the last asynchronous answer.
   */
  private static final int MOST_HELD = 64;

  private final AtomicInteger unchecked = new AtomicInteger();
  private final AtomicInteger held = new AtomicInteger();
  private volatile boolean closed;

  /**
   * Adds bytes that were written without asking whether the connection takes them; returns the sum.
   */
  int unchecked(int more) {
    return unchecked.addAndGet(more);
  }

  /**
   * Counts a held answer, which resets the unchecked bytes; true when the connection has reached
   * the limit.
   */
  boolean hold() {
    unchecked.set(0);
    return held.incrementAndGet() >= MOST_HELD;
  }

  /** Ignores all further requests on this connection. */
  void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }
}
