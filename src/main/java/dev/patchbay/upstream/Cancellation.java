package dev.patchbay.upstream;

import java.util.ArrayList;
import java.util.List;

/**
 * A caller's word that it no longer wants the result. Thread-safe; hearing it late or twice does no
 * harm.
 */
public final class Cancellation {
  private final List<Runnable> actions = new ArrayList<>();
  private boolean cancelled;

  /** Runs the action when cancelled, at once if that has happened. */
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

  /** Fails with CANCELLED when the caller has gone. */
  public void check() {
    if (isCancelled()) {
      throw new ToolFailure(ToolFailure.Reason.CANCELLED, "The call was cancelled.");
    }
  }
}
