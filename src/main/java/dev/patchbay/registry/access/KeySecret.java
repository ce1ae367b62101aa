package dev.patchbay.registry.access;

import dev.patchbay.model.ContentDigest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

/**
 * Hash of a key's text, enough to verify the text and not to recover it. The text holds 256 random
 * bits, so one round of SHA-256 is enough.
 *
 * @param hash of the whole text, in hexadecimal
 * @param until when the text stops being accepted, after a rotation
 */
public record KeySecret(String hash, Optional<Instant> until) {
  private static final int MARK_LENGTH = 16;

  static KeySecret of(ApiKeyText key) {
    return new KeySecret(hash(key), Optional.empty());
  }

  KeySecret until(Instant end) {
    return new KeySecret(hash, Optional.of(end));
  }

  /** Short mark that distinguishes the texts of one key; not a credential. */
  String mark() {
    return hash.substring(0, Math.min(MARK_LENGTH, hash.length()));
  }

  boolean isTaken(Instant now) {
    return until.map(now::isBefore).orElse(true);
  }

  /** Compares in constant time. */
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
