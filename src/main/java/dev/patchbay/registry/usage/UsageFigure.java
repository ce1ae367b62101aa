package dev.patchbay.registry.usage;

import dev.patchbay.model.state.ToolUsage;
import java.time.Instant;
import java.util.Optional;

/**
 * Uses of one tool: stored, being sent, and counted since. Count and time change together, so that
 * a reader never sees a use without its time. Readers never wait.
 */
final class UsageFigure {
  private volatile ToolUsage usage = ToolUsage.NONE;
  private long fresh;
  private long onTheWay;

  ToolUsage usage() {
    return usage;
  }

  synchronized ToolUsage mark(Instant at) {
    fresh++;
    show(usage.invocationCount() + 1, at);
    return usage;
  }

  /** Takes the unsent increment; zero when there is none. */
  synchronized long send() {
    long sent = fresh;
    onTheWay += sent;
    fresh = 0;
    return sent;
  }

  synchronized void arrived(long sent) {
    onTheWay -= sent;
  }

  /** Sets the store's total. True when the visible figure changed. */
  synchronized boolean saved(long total, Instant lastUsed) {
    ToolUsage before = usage;
    show(total + onTheWay + fresh, lastUsed);
    return !before.equals(usage);
  }

  private void show(long count, Instant at) {
    Instant last = usage.lastUsed().filter(earlier -> earlier.isAfter(at)).orElse(at);
    usage = new ToolUsage(count, Optional.of(last));
  }
}
