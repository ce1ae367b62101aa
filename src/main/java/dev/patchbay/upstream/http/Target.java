package dev.patchbay.upstream.http;

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
    return new Target(String.valueOf(uri.getHost()), uri.getPort() < 0 ? standard : uri.getPort());
  }

  @Override
  public String toString() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}
