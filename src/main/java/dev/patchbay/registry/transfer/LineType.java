package dev.patchbay.registry.transfer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Types of the lines of an export. The lines of a project follow its own line, those of a connector
 * follow the connector's. The last line proves that the export is complete.
 */
enum LineType {
  HEADER,
  PROJECT,
  CONNECTOR,
  VERSION,
  USAGE,
  END;

  /** Version of the export format. */
  static final int FORMAT = 1;

  JsonLine line() {
    return new JsonLine().add("type", written());
  }

  String written() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<LineType> find(String text) {
    return Arrays.stream(values()).filter(type -> type.written().equals(text)).findFirst();
  }
}
