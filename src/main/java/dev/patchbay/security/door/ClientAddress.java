package dev.patchbay.security.door;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Address of the client behind trusted proxies ({@code X-Forwarded-For}, or RFC 7239 {@code
 * Forwarded}). The rightmost address that is not a trusted proxy wins, because each proxy appends
 * the peer that it saw, and the client may have written everything further left. When an element is
 * no address ({@code unknown}, an obfuscated name), the proxy that wrote it counts as the client.
 */
final class ClientAddress {
  /** Hops beyond this number are ignored. */
  private static final int MOST_HOPS = 32;

  private static final Pattern BRACKETED = Pattern.compile("\\[([^\\]]*)\\](?::\\w+)?");
  private static final Pattern WITH_PORT = Pattern.compile("([^:]*):\\w+");
  private static final Pattern FOR =
      Pattern.compile(
          "(?:^|;)\\s*for\\s*=\\s*(?:\"([^\"\\\\]*)\"|([^\\s;\"]*))\\s*(?=;|$)",
          Pattern.CASE_INSENSITIVE);

  private ClientAddress() {}

  static String of(HttpServletRequest request, TrustedProxies proxies) {
    String peer = request.getRemoteAddr();
    return proxies.areNone()
        ? peer
        : IpAddress.find(peer)
            .filter(proxies::contain)
            .map(proxy -> behind(proxy, hops(request, proxies.header()), proxies).toString())
            .orElse(peer);
  }

  private static IpAddress behind(IpAddress proxy, List<String> hops, TrustedProxies proxies) {
    IpAddress last = proxy;
    for (int i = hops.size() - 1; i >= 0 && hops.size() - i <= MOST_HOPS; i--) {
      Optional<IpAddress> hop = address(hops.get(i), proxies.header());
      if (hop.isEmpty()) {
        return last;
      }
      last = hop.get();
      if (!proxies.contain(last)) {
        return last;
      }
    }
    return last;
  }

  /** Elements between commas, in all lines of the header. */
  private static List<String> hops(HttpServletRequest request, TrustedProxies.Header header) {
    List<String> hops = new ArrayList<>();
    for (String line : Collections.list(request.getHeaders(header.text()))) {
      int start = 0;
      boolean quoted = false;
      for (int i = 0; i < line.length(); i++) {
        char c = line.charAt(i);
        quoted ^= c == '"';
        if (c == ',' && !quoted) {
          hops.add(line.substring(start, i));
          start = i + 1;
        }
      }
      hops.add(line.substring(start));
    }
    return hops;
  }

  private static Optional<IpAddress> address(String hop, TrustedProxies.Header header) {
    if (header == TrustedProxies.Header.X_FORWARDED_FOR) {
      return literal(hop.strip());
    }
    Matcher named = FOR.matcher(hop);
    if (!named.find()) {
      return Optional.empty();
    }
    String node = named.group(1) == null ? named.group(2) : named.group(1);
    return named.find() ? Optional.empty() : literal(node.strip());
  }

  private static Optional<IpAddress> literal(String node) {
    Matcher bracketed = BRACKETED.matcher(node);
    if (bracketed.matches()) {
      return IpAddress.find(bracketed.group(1));
    }
    Matcher port = WITH_PORT.matcher(node);
    return IpAddress.find(port.matches() ? port.group(1) : node);
  }
}
