package dev.patchbay.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * CSRF check of the {@code Origin} header: REST accepts pages of its own host, and pages on the
 * same machine. A request without {@code Origin} comes from no page. REST has no CORS, so a page of
 * another origin cannot read answers; this check prevents changes too.
 */
final class PageOrigin {
  private static final String LOOPBACK = "(localhost|127\\.0\\.0\\.1|\\[::1\\])(:\\d{1,5})?";
  private static final Pattern LOOPBACK_ORIGIN = Pattern.compile("https?://" + LOOPBACK);
  private static final Pattern LOOPBACK_HOST = Pattern.compile(LOOPBACK);

  private PageOrigin() {}

  static boolean isAllowed(HttpServletRequest request) {
    return isAllowed(all(request, "Origin"), all(request, "Host"));
  }

  private static List<String> all(HttpServletRequest request, String header) {
    return Collections.list(request.getHeaders(header)).stream()
        .map(value -> value.strip().toLowerCase(Locale.ROOT))
        .toList();
  }

  static boolean isAllowed(List<String> origins, List<String> hosts) {
    if (origins.isEmpty()) {
      return true;
    }
    if (origins.size() > 1 || hosts.size() != 1) {
      return false;
    }
    String origin = origins.get(0);
    String host = hosts.get(0);
    return origin.equals("https://" + host)
        || origin.equals("http://" + host)
        || (LOOPBACK_ORIGIN.matcher(origin).matches() && LOOPBACK_HOST.matcher(host).matches());
  }
}
