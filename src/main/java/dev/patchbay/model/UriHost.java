package dev.patchbay.model;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Host and port of a URI. Unlike {@link URI#getHost} it takes names with {@code _}, which container
 * platforms give to services ({@code stack_service}); RFC 3986 section 3.2.2 allows them. Such a
 * name begins with a letter, so that no spelling of an address is one.
 *
 * @param host as written; an IPv6 address in brackets
 * @param port -1 when the URI has none
 */
public record UriHost(String host, int port) {
  private static final int MOST = 65_535;
  private static final Pattern NAMED =
      Pattern.compile("([A-Za-z](?:[A-Za-z0-9._-]{0,253}[A-Za-z0-9])?)(?::([0-9]{0,5}))?");

  /** Empty when the URI has no valid host and port. */
  public static Optional<UriHost> of(URI uri) {
    if (uri.getHost() != null) {
      return Optional.of(new UriHost(uri.getHost(), uri.getPort())).filter(UriHost::isInRange);
    }
    Matcher named = NAMED.matcher(String.valueOf(uri.getRawAuthority()));
    if (uri.getRawAuthority() == null || !named.matches() || named.group(1).indexOf('_') < 0) {
      return Optional.empty();
    }
    boolean hasPort = named.group(2) != null && !named.group(2).isEmpty();
    return Optional.of(new UriHost(named.group(1), hasPort ? Integer.parseInt(named.group(2)) : -1))
        .filter(UriHost::isInRange);
  }

  private boolean isInRange() {
    return port <= MOST;
  }
}
