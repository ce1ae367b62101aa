package dev.patchbay.registry.access;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The text of an API key: {@code pbk_<id>_<secret>_<crc>} with a secret of 256 bits. The checksum
 * detects a mistyped key, and lets secret scanners recognize a leaked one, without a lookup. {@code
 * toString} never shows the text.
 */
public final class ApiKeyText {
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());
  private static final int SECRET_BYTES = 32;
  private static final int SECRET_LENGTH = 43;
  private static final int CRC_LENGTH = 6;
  private static final Pattern FORM =
      Pattern.compile(
          "pbk_([0-9A-Za-z]{%d})_[0-9A-Za-z]{%d}_[0-9A-Za-z]{%d}"
              .formatted(KeyId.LENGTH, SECRET_LENGTH, CRC_LENGTH));

  private final KeyId id;
  private final String text;

  private ApiKeyText(KeyId id, String text) {
    this.id = id;
    this.text = text;
  }

  /**
   * Creates a new key text.
   *
   * @param random returns the given number of random bytes
   */
  static ApiKeyText fresh(KeyId id, IntFunction<byte[]> random) {
    String body = "pbk_" + id + "_" + base62(random.apply(SECRET_BYTES), SECRET_LENGTH);
    return new ApiKeyText(id, body + "_" + crc(body));
  }

  static KeyId freshId(IntFunction<byte[]> random) {
    return new KeyId(
        base62(random.apply(SECRET_BYTES), SECRET_LENGTH).substring(SECRET_LENGTH - KeyId.LENGTH));
  }

  /** Parses a key text; empty when it is malformed or its checksum is wrong. */
  public static Optional<ApiKeyText> find(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    String body = text.substring(0, text.length() - CRC_LENGTH - 1);
    return text.endsWith("_" + crc(body))
        ? Optional.of(new ApiKeyText(new KeyId(form.group(1)), text))
        : Optional.empty();
  }

  public KeyId id() {
    return id;
  }

  /** The credential itself, to be shown to its owner only. */
  public String reveal() {
    return text;
  }

  @Override
  public String toString() {
    return "pbk_" + id + "_***";
  }

  private static String crc(String body) {
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.US_ASCII));
    return base62(BigInteger.valueOf(crc.getValue()), CRC_LENGTH);
  }

  private static String base62(byte[] bytes, int length) {
    return base62(new BigInteger(1, bytes), length);
  }

  private static String base62(BigInteger number, int length) {
    char[] digits = new char[length];
    BigInteger rest = number;
    for (int i = length - 1; i >= 0; i--) {
      BigInteger[] parts = rest.divideAndRemainder(BASE);
      digits[i] = ALPHABET.charAt(parts[1].intValue());
      rest = parts[0];
    }
    return new String(digits);
  }
}
