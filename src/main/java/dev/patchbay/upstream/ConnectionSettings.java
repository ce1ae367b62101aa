package dev.patchbay.upstream;

/**
 * Limits on idle connections to upstreams.
 *
 * @param mostIdle per node; a tenant has at most half of them
 * @param mostIdlePerConnector per connector of a project and set of credentials
 */
public record ConnectionSettings(int mostIdle, int mostIdlePerConnector) {
  private static final int MOST = 10_000;

  // After MOST, because the constructor uses it.
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
