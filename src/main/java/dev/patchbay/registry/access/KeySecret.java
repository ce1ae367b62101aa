package dev.patchbay.registry.access;

import dev.patchbay.model.ContentDigest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of a key's text: enough to know it again, and nothing to make it from. The text
 * holds 256 random bits, so one round of SHA-256 is as good as many.
 *
 * @param hash of the whole text, in hexadecimal
 * @param until when it stops being taken, after a rotation
 */
public record KeySecret(String hash, Optional<Instant> until) {
  private static final int MARK_LENGTH = 16;

  static KeySecret of(ApiKeyText key) {
    return new KeySecret(hash(key), Optional.empty());
  }

  KeySecret until(Instant end) {
    return new KeySecret(hash, Optional.of(end));
  }

  /** Tells it from the other texts of its key, and is of no other use. */
  String mark() {
    return hash.substring(0, Math.min(MARK_LENGTH, hash.length()));
  }

  boolean isTaken(Instant now) {
    return until.map(now::isBefore).orElse(true);
  }

  /** In a time that says nothing of how much is equal. */
  boolean isOf(ApiKeyText key) {
    return MessageDigest.isEqual(bytes(hash), bytes(hash(key)));
  }

  private static String hash(ApiKeyText key) {
    return ContentDigest.sha256(key.reveal());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
