package dev.patchbay.model;

import java.util.Optional;

/**
 * Where in a document something stands.
 *
 * @param file the file as the caller knows it, relative to the connectors directory; empty for a
 *     request body
 * @param line from 1; 0 when unknown
 * @param column from 1, in characters; 0 when unknown
 * @param pointer JSON Pointer (RFC 6901) from the root of the descriptor; empty for the document
 *     itself
 */
public record Place(Optional<String> file, int line, int column, String pointer) {
  public static final Place UNKNOWN = at("");

  /** A place in a value that was not read from text. */
  public static Place at(String pointer) {
    return new Place(Optional.empty(), 0, 0, pointer);
  }

  public Place in(Optional<String> containingFile) {
    return new Place(containingFile, line, column, pointer);
  }

  /** Extends a pointer by one reference token, escaped as RFC 6901 section 3 says. */
  public static String child(String pointer, String token) {
    return pointer + "/" + token.replace("~", "~0").replace("/", "~1");
  }

  public static String child(String pointer, int index) {
    return pointer + "/" + index;
  }
}
