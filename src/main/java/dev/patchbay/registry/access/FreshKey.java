package dev.patchbay.registry.access;

import java.time.Instant;
import java.util.Optional;

/** A new or rotated key with its text, which is returned only this once. */
public record FreshKey(ApiKey key, ApiKeyText text) {

  /** When the previous text stops being accepted; empty for a new key. */
  public Optional<Instant> formerUntil() {
    return key.secrets().stream().skip(1).findFirst().flatMap(KeySecret::until);
  }
}
