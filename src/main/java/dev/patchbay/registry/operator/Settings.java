package dev.patchbay.registry.operator;

import java.time.Duration;
import java.util.Optional;

/**
 * General settings, read once at start. The settings page lists the name, default, unit and effect
 * of each.
 *
 * @param hotReload whether the timer polls; the manual check always works
 * @param mostConnectors limit of connectors per project
 * @param connectorsDir may hold {@code {tenant}}
 * @param hotReloadInterval from 10 ms to one hour
 * @param clusterPoll interval of polling for changes of other nodes, from 10 ms to one minute
 * @param versionPolicy how to treat a version number that breaks the version rules
 * @param port of the server, if configured; used only to log the URLs
 */
public record Settings(
    boolean hotReload,
    int mostConnectors,
    String connectorsDir,
    Duration hotReloadInterval,
    Duration clusterPoll,
    VersionPolicy versionPolicy,
    Auth auth,
    Optional<Integer> port) {
  private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(10);
  private static final Duration LONGEST_INTERVAL = Duration.ofHours(1);

  private static final Duration LONGEST_POLL = Duration.ofMinutes(1);

  /** Treatment of a version number that breaks the version rules. */
  public enum VersionPolicy {
    OFF,
    WARN,
    ENFORCE
  }

  /** Authentication modes. */
  public enum Auth {
    SECURE,
    DEV
  }

  public Settings {
    if (mostConnectors < 1) {
      throw new IllegalArgumentException(
          "MAX_CONCURRENT_CONNECTORS must be at least 1, not " + mostConnectors);
    }
    if (hotReloadInterval.compareTo(SHORTEST_INTERVAL) < 0
        || hotReloadInterval.compareTo(LONGEST_INTERVAL) > 0) {
      throw new IllegalArgumentException(
          "patchbay.hot-reload.interval must be from PT0.01S to PT1H, not " + hotReloadInterval);
    }
    if (clusterPoll.compareTo(SHORTEST_INTERVAL) < 0 || clusterPoll.compareTo(LONGEST_POLL) > 0) {
      throw new IllegalArgumentException(
          "patchbay.cluster.poll must be from PT0.01S to PT1M, not " + clusterPoll);
    }
  }
}
