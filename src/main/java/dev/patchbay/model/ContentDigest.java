package dev.patchbay.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What a manifest says, in 64 hex digits: {@code sha256:} and the SHA-256 of its canonical JSON.
 * Canonical is the descriptor as compact JSON with its members in the order of the grammar; schemas
 * and metadata count as written, member order included, since that is how clients get them.
 */
public record ContentDigest(String value) {
  private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}");

  public ContentDigest {
    if (!isLegal(value)) {
      throw new IllegalArgumentException("a content digest is sha256: and 64 hex digits");
    }
  }

  public static boolean isLegal(String text) {
    return FORM.matcher(text).matches();
  }

  public static ContentDigest of(String canonicalJson) {
    return new ContentDigest("sha256:" + sha256(canonicalJson));
  }

  /** Names a text without holding it: 64 lower-case hex digits, of its UTF-8 bytes. */
  public static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Lower-case hex. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
