package dev.patchbay.mcp.session;

/**
 * Limits of legacy sessions on a node.
 *
 * @param most sessions of all callers
 * @param mostOfTenant sessions of one tenant
 * @param mostOfKey sessions of one key, or of one token subject
 */
public record SessionSettings(int most, int mostOfTenant, int mostOfKey) {
  public SessionSettings {
    check("patchbay.mcp.max-sessions", most);
    check("patchbay.mcp.max-sessions-per-tenant", mostOfTenant);
    check("patchbay.mcp.max-sessions-per-key", mostOfKey);
  }

  private static void check(String name, int value) {
    if (value < 1 || value > 1_000_000) {
      throw new IllegalArgumentException(name + " must be from 1 to 1000000, not " + value);
    }
  }
}
