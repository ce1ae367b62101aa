package dev.patchbay.mcp.protocol;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Origin check of the MCP endpoint, against DNS rebinding. A request without {@code Origin} comes
 * from no browser and passes. A page of the same machine passes if {@code Host} is a loopback name.
 * Every other origin must be listed.
 *
 * @param allowed origins as browsers send them, such as {@code https://chat.example.com}
 */
public record OriginRule(Set<String> allowed) {
  private static final String LOOPBACK = "(localhost|127\\.0\\.0\\.1|\\[::1\\])(:\\d{1,5})?";
  private static final Pattern LOOPBACK_ORIGIN = Pattern.compile("https?://" + LOOPBACK);
  private static final Pattern LOOPBACK_HOST = Pattern.compile(LOOPBACK);

  public OriginRule {
    allowed = Set.copyOf(allowed);
  }

  public boolean admits(Headers headers) {
    List<String> origins = headers.all("Origin");
    if (headers.all("Host").size() > 1 || origins.size() > 1) {
      return false;
    }
    if (origins.isEmpty()) {
      return true;
    }
    String origin = origins.get(0).strip().toLowerCase(Locale.ROOT);
    return allowed.contains(origin)
        || (LOOPBACK_ORIGIN.matcher(origin).matches()
            && headers
                .one("Host")
                .map(host -> LOOPBACK_HOST.matcher(host.toLowerCase(Locale.ROOT)).matches())
                .orElse(false));
  }
}
