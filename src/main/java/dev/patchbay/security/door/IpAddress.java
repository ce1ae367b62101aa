package dev.patchbay.security.door;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * IP address, parsed from its literal form only, so no text causes a DNS lookup. An IPv4-mapped
 * IPv6 address equals its IPv4 address. Immutable.
 */
final class IpAddress {
  private static final String PART = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern VERSION_4 = Pattern.compile(PART + "(?:\\." + PART + "){3}");
  private static final Pattern VERSION_6 =
      Pattern.compile("(?=[^:]*:[^:]*:)[0-9A-Fa-f:]{2,39}(?:\\.\\d{1,3}){0,3}");
  private static final int BITS_OF_A_BYTE = 8;

  private final byte[] bytes;
  private final String text;

  private IpAddress(InetAddress address) {
    this.bytes = address.getAddress();
    this.text = address.getHostAddress();
  }

  /** Parses a literal. Drops an IPv6 zone, which has a meaning on its own machine only. */
  static Optional<IpAddress> find(String literal) {
    int zone = literal.indexOf('%');
    String address = zone < 0 ? literal : literal.substring(0, zone);
    if (!VERSION_4.matcher(address).matches() && !VERSION_6.matcher(address).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new IpAddress(InetAddress.getByName(address)));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  int bits() {
    return bytes.length * BITS_OF_A_BYTE;
  }

  /** Do both addresses have one version and equal first bits? */
  boolean sharesPrefix(IpAddress other, int prefix) {
    if (bytes.length != other.bytes.length) {
      return false;
    }
    int whole = prefix / BITS_OF_A_BYTE;
    int rest = prefix % BITS_OF_A_BYTE;
    if (!Arrays.equals(bytes, 0, whole, other.bytes, 0, whole)) {
      return false;
    }
    int mask = 0xff << (BITS_OF_A_BYTE - rest);
    return rest == 0 || ((bytes[whole] ^ other.bytes[whole]) & mask & 0xff) == 0;
  }

  /** The form in which servers give the address of a peer. */
  @Override
  public String toString() {
    return text;
  }
}
