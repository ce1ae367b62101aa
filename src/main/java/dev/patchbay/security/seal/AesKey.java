package dev.patchbay.security.seal;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Key for AES-256-GCM (NIST SP 800-38D) with random nonces of 96 bits; one key may be used 2^32
 * times. Has no {@code toString} that prints the key. Thread-safe.
 */
final class AesKey {
  static final int BYTES = 32;

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String HMAC = "HmacSHA256";
  private static final String TRANSFORMATION = "AES/GCM/NoPadding";

  private final SecretKey key;

  AesKey(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a key has 32 bytes");
    }
    key = new SecretKeySpec(bytes, "AES");
  }

  static byte[] random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Encrypts; returns nonce, ciphertext and tag in base64url. */
  String encrypt(byte[] plain, byte[] binding, SecureRandom random) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, binding).doFinal(plain);
      byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is not available", e);
    }
  }

  /** Decrypts; fails when the text, the associated data or the key does not match. */
  byte[] decrypt(String text, byte[] binding) throws WrongKeyException {
    try {
      byte[] whole = Base64.getUrlDecoder().decode(text);
      if (whole.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
        throw new WrongKeyException();
      }
      byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
      return cipher(Cipher.DECRYPT_MODE, nonce, binding)
          .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
    } catch (AEADBadTagException | IllegalArgumentException e) {
      throw new WrongKeyException();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is not available", e);
    }
  }

  /**
   * HMAC-SHA256, in hexadecimal, under a key that is derived from this one for this purpose only.
   */
  String fingerprint(byte[] content) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key.getEncoded(), HMAC));
      byte[] derived = mac.doFinal(AssociatedData.of("fingerprint"));
      mac.init(new SecretKeySpec(derived, HMAC));
      return HexFormat.of().formatHex(mac.doFinal(content));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC is not available", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, byte[] binding) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(TRANSFORMATION);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(binding);
    return cipher;
  }

  /** Text, associated data and key do not match. The message contains none of them. */
  static final class WrongKeyException extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
