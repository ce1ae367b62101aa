package dev.patchbay.security.token;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** Public key in PEM ({@code BEGIN PUBLIC KEY}): RSA of at least 2048 bits, or EC. */
final class PublicKeyFile {
  private static final String SETTING = "patchbay.jwt.public-key";
  private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
  private static final String END = "-----END PUBLIC KEY-----";
  private static final int LEAST_RSA_BITS = 2048;

  private PublicKeyFile() {}

  /** Reads the key from PEM text or from the path of a PEM file. */
  static PublicKey read(String pemOrPath) {
    PublicKey key = parse(decoded(pemOrPath.contains(BEGIN) ? pemOrPath : content(pemOrPath)));
    if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
      throw new IllegalArgumentException(SETTING + " must have at least 2048 bits");
    }
    return key;
  }

  private static String content(String path) {
    try {
      return Files.readString(Path.of(path), StandardCharsets.US_ASCII);
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(
          SETTING + " is neither a public key in PEM nor the path of a file with one", e);
    }
  }

  private static byte[] decoded(String pem) {
    int begin = pem.indexOf(BEGIN);
    int end = pem.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException(SETTING + " holds no public key in PEM");
    }
    try {
      return Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(SETTING + " holds a broken public key", e);
    }
  }

  private static PublicKey parse(byte[] der) {
    for (String kind : List.of("RSA", "EC")) {
      try {
        return KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(der));
      } catch (GeneralSecurityException e) {
        // Not a key of this algorithm; the loop tries the next.
      }
    }
    throw new IllegalArgumentException(SETTING + " is neither an RSA nor an EC key");
  }
}
