package dev.patchbay.upstream;

/**
 * Limits on connections to upstreams that are kept open between calls.
 *
 * @param mostIdle on this node; one tenant has at most half of them
 * @param mostIdlePerConnector of one connector of a project with one set of credentials
 */
public record ConnectionSettings(int mostIdle, int mostIdlePerConnector) {
  private static final int MOST = 10_000;

  // Behind MOST, against which the constructor checks.
  public static final ConnectionSettings DEFAULT = new ConnectionSettings(500, 20);

  public ConnectionSettings {
    check("patchbay.upstream.idle-connections", mostIdle);
    check("patchbay.upstream.idle-connections-per-connector", mostIdlePerConnector);
  }

  private static void check(String name, int value) {
    if (value < 0 || value > MOST) {
      throw new IllegalArgumentException(name + " must be from 0 to " + MOST + ", not " + value);
    }
  }

  public int mostIdlePerTenant() {
    return (mostIdle + 1) / 2;
  }
}
