package dev.patchbay.security.seal;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Text form of master keys: one per line or separated by commas, 32 bytes each in base64 or hex.
 * The first key encrypts, the others only decrypt. {@code #} begins a comment. Error messages never
 * contain the text.
 */
final class MasterKeyText {
  private static final int HEX_DIGITS = 2 * AesKey.BYTES;

  private MasterKeyText() {}

  /**
   * Parses the text. The message of the {@link IllegalArgumentException} follows the name of the
   * source.
   */
  static List<MasterKey> parse(String text) {
    List<MasterKey> keys =
        Arrays.stream(text.split("[\\r\\n,]"))
            .map(line -> line.replaceFirst("#.*", "").strip())
            .filter(line -> !line.isEmpty())
            .map(MasterKeyText::key)
            .toList();
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("holds no key");
    }
    return keys;
  }

  private static MasterKey key(String text) {
    byte[] bytes = bytes(text);
    if (bytes.length != AesKey.BYTES) {
      throw unusable();
    }
    return new MasterKey(bytes);
  }

  private static byte[] bytes(String text) {
    try {
      return text.length() == HEX_DIGITS
          ? HexFormat.of().parseHex(text)
          : Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException e) {
      throw unusable();
    }
  }

  private static IllegalArgumentException unusable() {
    return new IllegalArgumentException(
        "holds something other than keys of 32 bytes in base64 or hex, one per line"
            + " (openssl rand -base64 32 makes one)");
  }

  static String write(byte[] key) {
    return Base64.getEncoder().encodeToString(key) + "\n";
  }
}
