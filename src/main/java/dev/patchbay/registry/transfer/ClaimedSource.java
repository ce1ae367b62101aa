package dev.patchbay.registry.transfer;

import dev.patchbay.registry.history.ConnectorVersion;

/**
 * Source text of an imported version. It begins with {@code import}, because the importing caller
 * installed it here; the unproven claim of the export follows.
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
