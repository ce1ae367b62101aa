package dev.patchbay.canary;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Secrets for tests. All contain one mark, so that a search need not know each of them. A test that
 * gives Patchbay a secret takes it from here, and {@link NothingLeaksIT} finds every leak.
 * Thread-safe.
 */
public final class Canaries {
  /**
   * Hexadecimal, so that a master key can contain it too. {@code pom.xml} and the demonstration
   * repeat it, since they cannot import it.
   */
  public static final String MARK = "7d1e4a90c35b0f6d";

  private static final int MASTER_KEY_LENGTH = 64;
  private static final Set<String> PLANTED = new ConcurrentSkipListSet<>();

  private Canaries() {}

  /**
   * A secret that says where it was planted.
   *
   * @param where lower case letters, digits and hyphens
   */
  public static String plant(String where) {
    return planted("canary-" + where + "-" + MARK);
  }

  /** Registers a secret that was derived from the mark, and returns it. */
  public static String planted(String secret) {
    if (!secret.contains(MARK)) {
      throw new IllegalArgumentException("the search would not find " + secret);
    }
    PLANTED.add(secret);
    return secret;
  }

  /** A value for {@code patchbay.secrets.key}: 256 bits in hexadecimal. */
  public static String masterKey() {
    return planted(MARK.repeat(MASTER_KEY_LENGTH / MARK.length()));
  }

  static Set<String> all() {
    return Set.copyOf(PLANTED);
  }
}
