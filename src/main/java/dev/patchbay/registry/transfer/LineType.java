package dev.patchbay.registry.transfer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a line of an export is. The lines of a project follow its own, those of a connector follow
 * the connector's; without the last line an export is not whole.
 */
enum LineType {
  HEADER,
  PROJECT,
  CONNECTOR,
  VERSION,
  USAGE,
  END;

  /** Of the lines that this code writes and reads. */
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
