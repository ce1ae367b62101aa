package dev.patchbay.store.jdbc;

import dev.patchbay.registry.change.QuotaSettings;
import java.time.Duration;

/**
 * Retention of old data.
 *
 * @param versions kept per connector at any age, newest first
 * @param versionsFor minimum age before a version is dropped
 * @param changes number of kept log entries
 * @param quota of a tenant; old versions are evicted when it is full
 */
public record Retention(int versions, Duration versionsFor, int changes, QuotaSettings quota) {
  public static final Retention DEFAULT =
      new Retention(50, Duration.ofDays(90), 100_000, QuotaSettings.DEFAULT);

  public Retention {
    if (versions < 1) {
      throw new IllegalArgumentException(
          "patchbay.versions.keep must be at least 1, not " + versions);
    }
    if (versionsFor.isNegative()) {
      throw new IllegalArgumentException(
          "patchbay.versions.keep-for must not be negative, not " + versionsFor);
    }
    if (changes < 1_000) {
      throw new IllegalArgumentException(
          "patchbay.changes.keep must be at least 1000, not " + changes);
    }
  }
}
