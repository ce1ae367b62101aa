package dev.patchbay.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Check of development access: the peer is loopback, the {@code Host} is a loopback name (against
 * DNS rebinding by web pages), and no proxy stands in between.
 */
final class DevelopmentAccess {
  private static final Pattern LOOPBACK_ADDRESS =
      Pattern.compile("127(\\.\\d{1,3}){3}|::1|(0:){7}1|::ffff:127(\\.\\d{1,3}){3}");
  private static final String COMMON_ADDRESS = "127.0.0.1";
  private static final Pattern LOOPBACK_HOST =
      Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1\\])(:\\d{1,5})?");
  private static final Set<String> FORWARDING =
      Set.of(
          "forwarded", "via", "x-real-ip", "x-client-ip", "x-cluster-client-ip", "true-client-ip");
  private static final String FORWARDING_PREFIX = "x-forwarded";

  private DevelopmentAccess() {}

  static boolean isAllowed(HttpServletRequest request) {
    return isLoopback(request.getRemoteAddr())
        && hasLoopbackHost(request)
        && request.getHeader("Authorization") == null
        && Collections.list(request.getHeaderNames()).stream()
            .noneMatch(DevelopmentAccess::isForwarding);
  }

  private static boolean isLoopback(String address) {
    int zone = address.indexOf('%');
    return address.equals(COMMON_ADDRESS)
        || LOOPBACK_ADDRESS.matcher(zone < 0 ? address : address.substring(0, zone)).matches();
  }

  private static boolean hasLoopbackHost(HttpServletRequest request) {
    List<String> hosts = Collections.list(request.getHeaders("Host"));
    return hosts.size() == 1
        && LOOPBACK_HOST.matcher(hosts.get(0).toLowerCase(Locale.ROOT)).matches();
  }

  private static boolean isForwarding(String header) {
    String name = header.toLowerCase(Locale.ROOT);
    return FORWARDING.contains(name) || name.startsWith(FORWARDING_PREFIX);
  }
}
