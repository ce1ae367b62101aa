package dev.patchbay.registry.transfer;

import dev.patchbay.registry.history.ConnectorVersion;

/**
 * The source of an imported version. Says {@code import} first, because the importing caller
 * installed it here; what the export says of the version follows as its claim, which nothing
 * proves.
 */
final class ClaimedSource {
  static final String IMPORT = "import";
  private static final int MOST_CHARS = 300;

  private ClaimedSource() {}

  static String of(ConnectorVersion claimed) {
    String earlier = claimed.source();
    String source =
        earlier.startsWith(IMPORT)
            ? earlier
            : "%s (claimed: %s by %s at %s)"
                .formatted(IMPORT, earlier, claimed.installedBy(), claimed.installedAt());
    return source.length() <= MOST_CHARS ? source : IMPORT + " (claimed: too long to keep)";
  }
}
