package dev.patchbay.security.door;

import dev.patchbay.registry.operator.SettingValues;
import java.util.List;
import java.util.Optional;

/**
 * Trusted reverse proxies, by address and network, whose forwarding header is used. Empty by
 * default, because an untrusted peer could write any address into the header. Immutable.
 */
final class TrustedProxies {
  static final String SETTING = "patchbay.trusted-proxies";
  static final String HEADER_SETTING = "patchbay.trusted-proxies.header";

  private final List<Network> networks;
  private final Header header;

  /**
   * The forwarding header to read. Only one is read, because a proxy forwards the other unchanged
   * from the client.
   */
  enum Header {
    X_FORWARDED_FOR("X-Forwarded-For"),
    FORWARDED("Forwarded");

    private final String text;

    Header(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  private record Network(IpAddress address, int prefix) {
    boolean contains(IpAddress other) {
      return other.sharesPrefix(address, prefix);
    }
  }

  private TrustedProxies(List<Network> networks, Header header) {
    this.networks = networks;
    this.header = header;
  }

  /** Reads the settings; a value that is neither an address nor a network stops the start. */
  static TrustedProxies of(SettingValues values) {
    List<Network> networks = values.list(SETTING).stream().map(TrustedProxies::network).toList();
    String name = values.text(HEADER_SETTING).orElse(Header.X_FORWARDED_FOR.text());
    for (Header header : Header.values()) {
      if (header.text().equalsIgnoreCase(name)) {
        return new TrustedProxies(networks, header);
      }
    }
    throw new IllegalArgumentException(
        HEADER_SETTING + " must be X-Forwarded-For or Forwarded, not '" + name + "'");
  }

  private static Network network(String text) {
    int slash = text.indexOf('/');
    Optional<IpAddress> address = IpAddress.find(slash < 0 ? text : text.substring(0, slash));
    if (address.isPresent()) {
      int bits = address.get().bits();
      if (slash < 0) {
        return new Network(address.get(), bits);
      }
      String prefix = text.substring(slash + 1);
      if (prefix.matches("\\d{1,3}") && Integer.parseInt(prefix) <= bits) {
        return new Network(address.get(), Integer.parseInt(prefix));
      }
    }
    throw new IllegalArgumentException(
        SETTING
            + " must list IP addresses and networks such as 10.0.0.0/8 or fd00::/8, not '"
            + text
            + "'");
  }

  boolean areNone() {
    return networks.isEmpty();
  }

  Header header() {
    return header;
  }

  boolean contain(IpAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }
}
