package dev.patchbay.upstream.http;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Public Internet addresses, by IANA's special-purpose registries (RFC 6890 and its updates). The
 * JDK's own predicates miss most special ranges.
 */
final class AddressRules {
  private static final List<Range> CLOSED_V4 =
      Range.all(
          "0.0.0.0/8", // this network
          "10.0.0.0/8", // private
          "100.64.0.0/10", // carrier-grade NAT
          "127.0.0.0/8", // loopback
          "169.254.0.0/16", // link-local, with the clouds' metadata
          "172.16.0.0/12", // private
          "192.0.0.0/24", // protocol assignments
          "192.0.2.0/24", // documentation
          "192.88.99.0/24", // 6to4 relays
          "192.168.0.0/16", // private
          "198.18.0.0/15", // benchmarks
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/4", // multicast
          "240.0.0.0/4"); // reserved, broadcast

  /**
   * Globally assigned addresses. Everything else is closed: loopback, mapped and translated IPv4
   * (::ffff:0:0/96, 64:ff9b::/96, 64:ff9b:1::/48), unique local, link-local, multicast.
   */
  private static final Range PUBLIC_V6 = Range.of("2000::/3");

  private static final List<Range> CLOSED_V6 =
      Range.all(
          "2001::/23", // protocol assignments, with Teredo and ORCHID
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4
          "3fff::/20"); // documentation

  private AddressRules() {}

  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4
        ? CLOSED_V4.stream().noneMatch(range -> range.contains(bytes))
        : PUBLIC_V6.contains(bytes) && CLOSED_V6.stream().noneMatch(range -> range.contains(bytes));
  }

  /** Addresses with a common prefix. */
  private static final class Range {
    private final byte[] prefix;
    private final int bits;

    private Range(byte[] prefix, int bits) {
      this.prefix = prefix;
      this.bits = bits;
    }

    static Range of(String text) {
      int slash = text.indexOf('/');
      byte[] prefix = IpLiterals.bytes(text.substring(0, slash)).orElseThrow();
      return new Range(prefix, Integer.parseInt(text.substring(slash + 1)));
    }

    static List<Range> all(String... texts) {
      return Arrays.stream(texts).map(Range::of).toList();
    }

    boolean contains(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((prefix[bit / 8] & mask) != (address[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
