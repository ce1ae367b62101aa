package dev.patchbay.registry.access;

import java.time.Instant;
import java.util.Optional;

/** A key and, this once, its text. */
public record FreshKey(ApiKey key, ApiKeyText text) {

  /** When the text that it had before stops being taken. */
  public Optional<Instant> formerUntil() {
    return key.secrets().stream().skip(1).findFirst().flatMap(KeySecret::until);
  }
}
