package dev.patchbay.mcp.conformance;

/** State of the last call that waited. */
final class Waited {
  private static volatile String last = "none";

  private Waited() {}

  static void last(boolean cancelled) {
    last = cancelled ? "cancelled" : "waited";
  }

  static String last() {
    return last;
  }
}
