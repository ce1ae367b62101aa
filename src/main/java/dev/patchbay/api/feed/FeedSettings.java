package dev.patchbay.api.feed;

import java.time.Duration;

/**
 * Settings of event streams and waiting reads, read once at start.
 *
 * @param mostListeners limit of open event streams on this node, and of waiting reads
 * @param mostOfTenant limit of each of the two per tenant
 * @param heartbeat interval of heartbeats, from one second to ten minutes
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
