package dev.patchbay.upstream.http;

import dev.patchbay.model.UriHost;
import java.net.URI;
import java.util.Locale;

/**
 * Server of a URL.
 *
 * @param host in lower case, without brackets
 */
public record Target(String host, int port) {
  public Target {
    host = bare(host).toLowerCase(Locale.ROOT);
  }

  private static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  public static Target of(URI uri) {
    int standard = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    UriHost host = UriHost.of(uri).orElseGet(() -> new UriHost("", -1));
    return new Target(host.host(), host.port() < 0 ? standard : host.port());
  }

  @Override
  public String toString() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}
