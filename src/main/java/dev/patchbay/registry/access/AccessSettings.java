package dev.patchbay.registry.access;

import java.time.Duration;

/**
 * Settings of API keys, read once at start.
 *
 * @param rotationGrace how long the old text of a rotated key is accepted, up to 90 days
 */
public record AccessSettings(Duration rotationGrace) {
  public static final AccessSettings DEFAULT = new AccessSettings(Duration.ofHours(1));

  public AccessSettings {
    if (rotationGrace.isNegative() || rotationGrace.compareTo(Duration.ofDays(90)) > 0) {
      throw new IllegalArgumentException(
          "patchbay.keys.rotation-grace must be from PT0S to P90D, not " + rotationGrace);
    }
  }
}
