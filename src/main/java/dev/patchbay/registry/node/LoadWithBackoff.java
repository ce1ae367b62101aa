package dev.patchbay.registry.node;

import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Revision;
import dev.patchbay.registry.operator.StartRefusal;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * Opens the store and loads all projects, with retries and growing pauses until it succeeds. Logs
 * each reason for waiting once.
 */
final class LoadWithBackoff {
  private static final Logger LOG = System.getLogger(LoadWithBackoff.class.getName());
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final String UNFORESEEN = "the store cannot be loaded";

  private final Runnable store;
  private final Iterable<StartCheck> checks;
  private final ProjectLoad projects;
  private final NodeState state;
  private final ThreadFactory threads;
  private final Pauses pauses;
  private String lastReason = "";
  private String unforeseen = "";

  /** Pauses between attempts; replaced in tests. */
  @FunctionalInterface
  interface Pauses {
    void sleep(Duration pause) throws InterruptedException;
  }

  /**
   * @param store opens the store; fails with STORE_UNAVAILABLE or a {@link StartRefusal}
   */
  LoadWithBackoff(
      Runnable store,
      Iterable<StartCheck> checks,
      ProjectLoad projects,
      NodeState state,
      ThreadFactory threads,
      Pauses pauses) {
    this.store = store;
    this.checks = checks;
    this.projects = projects;
    this.state = state;
    this.threads = threads;
    this.pauses = pauses;
  }

  /** Loads until it succeeds; returns the loaded revision. */
  Revision persistently() throws InterruptedException {
    for (Duration pause = FIRST_PAUSE; ; pause = longer(pause)) {
      try {
        return load();
      } catch (MCPRuntimeException e) {
        logOnce(e.detail());
      } catch (StartRefusal e) {
        logOnce(String.valueOf(e.getMessage()));
      } catch (RuntimeException e) {
        logFailure(e);
        logOnce(UNFORESEEN);
      }
      pauses.sleep(pause);
    }
  }

  /** Logs the stack once per distinct failure. */
  private void logFailure(RuntimeException e) {
    if (!e.toString().equals(unforeseen)) {
      LOG.log(Level.ERROR, "The store could not be loaded; retrying.", e);
    }
    unforeseen = e.toString();
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  private void logOnce(String reason) {
    state.waitFor(reason);
    if (!reason.equals(lastReason)) {
      String end = reason.endsWith(".") ? "" : ".";
      LOG.log(
          Level.WARNING, () -> "Patchbay cannot start yet: " + reason + end + " It tries again.");
    }
    lastReason = reason;
  }

  private Revision load() throws InterruptedException {
    store.run();
    checks.forEach(StartCheck::check);
    ExecutorService workers =
        Executors.newFixedThreadPool(
            Math.max(2, Runtime.getRuntime().availableProcessors()), threads);
    try {
      return projects.load(workers);
    } finally {
      workers.shutdownNow();
    }
  }
}
