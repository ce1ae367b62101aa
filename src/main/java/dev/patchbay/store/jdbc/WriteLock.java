package dev.patchbay.store.jdbc;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lock for writers of this process: one at a time for H2, free for PostgreSQL. */
interface WriteLock {
  long PATIENCE_SECONDS = 5;

  <T> T inTurn(Supplier<T> work);

  static WriteLock free() {
    return new WriteLock() {
      @Override
      public <T> T inTurn(Supplier<T> work) {
        return work.get();
      }
    };
  }

  /** Fair lock; a writer that waits too long fails with BUSY. */
  static WriteLock oneAtATime() {
    ReentrantLock turn = new ReentrantLock(true);
    return new WriteLock() {
      @Override
      public <T> T inTurn(Supplier<T> work) {
        await(turn);
        try {
          return work.get();
        } finally {
          turn.unlock();
        }
      }
    };
  }

  private static void await(ReentrantLock turn) {
    try {
      if (turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new MCPRuntimeException(
        FailureKind.BUSY, "Other changes take too long; nothing was changed. Try again.");
  }
}
