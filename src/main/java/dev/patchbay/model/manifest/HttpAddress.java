package dev.patchbay.model.manifest;

import dev.patchbay.model.UriHost;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Rules for every upstream address: absolute http or https, a host, no user info, no fragment. */
final class HttpAddress {
  private static final int LONGEST = 2048;

  private HttpAddress() {}

  /** Describes what is wrong, as the end of a sentence; empty when nothing is. */
  static Optional<String> fault(String address) {
    if (address.length() > LONGEST) {
      return Optional.of("is longer than " + LONGEST + " characters");
    }
    URI uri;
    try {
      uri = new URI(address);
    } catch (URISyntaxException e) {
      return Optional.of("is not a URI (RFC 3986)");
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return Optional.of("must begin with http:// or https://");
    }
    if (String.valueOf(uri.getRawAuthority()).indexOf('@') >= 0) {
      return Optional.of("must not hold a user name or password; use auth");
    }
    if (UriHost.of(uri).isEmpty()) {
      return Optional.of("has no valid host and port");
    }
    return uri.getRawFragment() == null
        ? Optional.empty()
        : Optional.of("must not have a fragment");
  }
}
