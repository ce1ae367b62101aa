package dev.patchbay.security;

/** What is counted as one client: an IPv4 address, or the /64 of an IPv6 one. */
public final class AddressNetwork {
  private static final int GROUPS = 4;

  private AddressNetwork() {}

  /** Of an IPv6 address the first half: a client that has one has the rest of it too. */
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
