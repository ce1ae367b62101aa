package dev.patchbay.registry.usage;

import dev.patchbay.model.state.ToolUsage;
import java.time.Instant;
import java.util.Optional;

/**
 * The uses of one tool: those that the store has, those that are on their way there, and those that
 * were counted since. Count and time move together, so that nobody sees a use without its time;
 * readers never wait.
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

  /** What is to be sent now; zero when there is nothing new. */
  synchronized long send() {
    long sent = fresh;
    onTheWay += sent;
    fresh = 0;
    return sent;
  }

  synchronized void arrived(long sent) {
    onTheWay -= sent;
  }

  /** The store's own total. True when a reader sees another figure now. */
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
