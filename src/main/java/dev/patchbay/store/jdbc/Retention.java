package dev.patchbay.store.jdbc;

import dev.patchbay.registry.change.QuotaSettings;
import java.time.Duration;

/**
 * How far back the past is kept.
 *
 * @param versions of each connector, the newest ones, whatever their age
 * @param versionsFor as long as a version is younger than this, it is kept
 * @param changes of the log, the last ones
 * @param quota what a tenant may have, which makes room among its past
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
