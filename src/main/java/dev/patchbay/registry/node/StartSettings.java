package dev.patchbay.registry.node;

import java.time.Duration;

/**
 * Settings of periodic tasks.
 *
 * @param usageFlush how often the uses of tools are saved
 */
public record StartSettings(Duration usageFlush) {
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofHours(1);

  public StartSettings {
    if (usageFlush.compareTo(SHORTEST) < 0 || usageFlush.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "patchbay.usage.flush must be from PT0.1S to PT1H, not " + usageFlush);
    }
  }
}
