package dev.patchbay.api.feed;

import java.time.Duration;

/**
 * What an operator can set about those who wait for changes, read once at start.
 *
 * @param mostListeners event streams open at once on this node, and as many reads that wait
 * @param mostOfTenant of each of the two that one tenant may have
 * @param heartbeat how often a stream shows that it lives, from one second to ten minutes
 */
record FeedSettings(int mostListeners, int mostOfTenant, Duration heartbeat) {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  FeedSettings {
    if (mostListeners < 1) {
      throw new IllegalArgumentException(
          "patchbay.events.max-listeners must be at least 1, not " + mostListeners);
    }
    if (mostOfTenant < 1) {
      throw new IllegalArgumentException(
          "patchbay.events.max-listeners-per-tenant must be at least 1, not " + mostOfTenant);
    }
    if (heartbeat.compareTo(Duration.ofSeconds(1)) < 0 || heartbeat.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "patchbay.events.heartbeat must be from PT1S to PT10M, not " + heartbeat);
    }
  }
}
