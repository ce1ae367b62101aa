package dev.patchbay.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Digest of a manifest: {@code sha256:} and 64 hex digits of the SHA-256 of its canonical JSON.
 * Canonical JSON is the compact descriptor with members in the order of the grammar; schemas and
 * metadata stay verbatim, including member order, because clients get them so.
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

  /** SHA-256 of the UTF-8 text: 64 lower-case hex digits. */
  public static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** SHA-256 as lower-case hex. */
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
