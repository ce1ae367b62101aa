package dev.patchbay.upstream.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * IP address literals in canonical form: four decimal numbers without leading zeros, or IPv6
 * without a zone. The JDK also parses 2130706433, 0x7f.1 and 127.1; here those are {@link #isOdd
 * odd}.
 */
final class IpLiterals {
  private static final String NUMBER = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern V4 = Pattern.compile(NUMBER + "(\\." + NUMBER + "){3}");
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final Pattern LAST_LABEL_IS_NUMBER =
      Pattern.compile("(.*\\.)?(0[xX][0-9a-fA-F]*|[0-9]+)\\.?");

  private IpLiterals() {}

  /** Bytes of a literal; empty for a name. */
  static Optional<byte[]> bytes(String host) {
    return address(host).map(InetAddress::getAddress);
  }

  /** Parses a literal, without a DNS lookup; empty for a name. */
  static Optional<InetAddress> address(String host) {
    if (!V4.matcher(host).matches() && !V6.matcher(host).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(host));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** Is it neither a name nor a canonical literal, which suggests a disguised address? */
  static boolean isOdd(String host) {
    boolean looksLikeAddress =
        host.indexOf(':') >= 0
            || host.indexOf('%') >= 0
            || LAST_LABEL_IS_NUMBER.matcher(host).matches();
    return host.isEmpty() || (looksLikeAddress && address(host).isEmpty());
  }
}
