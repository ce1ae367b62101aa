package dev.patchbay.mcp;

/** Server capabilities, equal in both eras. */
final class Capabilities {
  static final String JSON = "{\"tools\":{\"listChanged\":true}}";

  private Capabilities() {}
}
