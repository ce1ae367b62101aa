package dev.patchbay.registry.node;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Progress of the load, logged every few seconds. For one thread. */
final class LoadProgress {
  private static final long PAUSE_NANOS = Duration.ofSeconds(5).toNanos();

  private final int total;
  private final long start;
  private int done;
  private long lastTold;

  LoadProgress(int total, long start) {
    this.total = total;
    this.start = start;
    this.lastTold = start;
  }

  /** Counts one project; returns a line when one is due. */
  Optional<String> step(long now) {
    done++;
    if (now - lastTold < PAUSE_NANOS || done == total) {
      return Optional.empty();
    }
    lastTold = now;
    double perSecond = perSecond(now);
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%d of %d projects, %.0f per second, %.0f s left",
            done,
            total,
            perSecond,
            (total - done) / perSecond));
  }

  String summary(long now) {
    return String.format(
        Locale.ROOT,
        "Loaded %d projects in %.1f s, %.0f per second.",
        done,
        seconds(now),
        perSecond(now));
  }

  private double perSecond(long now) {
    return done / Math.max(seconds(now), 0.001);
  }

  private double seconds(long now) {
    return (now - start) / 1e9;
  }
}
