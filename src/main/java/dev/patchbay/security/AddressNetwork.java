package dev.patchbay.security;

/**
 * Unit in which client addresses are counted: an IPv4 address, or the /64 network of an IPv6
 * address.
 */
public final class AddressNetwork {
  private static final int GROUPS = 4;

  private AddressNetwork() {}

  /**
   * Returns the IPv4 address, or the first four groups of an IPv6 address, because a client usually
   * controls its whole /64.
   */
  public static String of(String address) {
    if (address.indexOf(':') < 0 || address.startsWith("::") || address.indexOf('.') >= 0) {
      return address;
    }
    String[] groups = address.split(":", GROUPS + 1);
    return groups.length <= GROUPS
        ? address
        : address.substring(0, address.length() - groups[GROUPS].length());
  }
}
