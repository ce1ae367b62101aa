package dev.patchbay.upstream;

import java.util.ArrayList;
import java.util.List;

/** Cancellation of a call by its caller. Thread-safe and idempotent. */
public final class Cancellation {
  private final List<Runnable> actions = new ArrayList<>();
  private boolean cancelled;

  /** Runs the action on cancellation, or at once when it has happened. */
  public void onCancel(Runnable action) {
    synchronized (this) {
      if (!cancelled) {
        actions.add(action);
        return;
      }
    }
    action.run();
  }

  public void cancel() {
    List<Runnable> due;
    synchronized (this) {
      if (cancelled) {
        return;
      }
      cancelled = true;
      due = List.copyOf(actions);
      actions.clear();
    }
    due.forEach(Runnable::run);
  }

  public synchronized boolean isCancelled() {
    return cancelled;
  }

  /** Fails with CANCELLED after a cancellation. */
  public void check() {
    if (isCancelled()) {
      throw new ToolFailure(ToolFailure.Reason.CANCELLED, "The call was cancelled.");
    }
  }
}
