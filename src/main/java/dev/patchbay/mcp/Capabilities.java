package dev.patchbay.mcp;

/** What this server can do, as it says in both eras. */
final class Capabilities {
  static final String JSON = "{\"tools\":{\"listChanged\":true}}";

  private Capabilities() {}
}
