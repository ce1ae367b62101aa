package dev.patchbay.mcp.session;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

/** Session ids that cannot be guessed: 24 random bytes in hexadecimal. Thread-safe. */
public final class SessionIds implements Supplier<String> {
  private static final int BYTES = 24;

  private final SecureRandom random = new SecureRandom();

  @Override
  public String get() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
