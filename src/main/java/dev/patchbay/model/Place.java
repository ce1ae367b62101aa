package dev.patchbay.model;

import java.util.Optional;

/**
 * Place in a document.
 *
 * @param file path relative to the connectors directory; empty for a request body
 * @param line from 1; 0 when unknown
 * @param column from 1, in characters; 0 when unknown
 * @param pointer JSON Pointer (RFC 6901) from the root of the descriptor; empty for the document
 *     itself
 */
public record Place(Optional<String> file, int line, int column, String pointer) {
  public static final Place UNKNOWN = at("");

  /** A place in a value without a text. */
  public static Place at(String pointer) {
    return new Place(Optional.empty(), 0, 0, pointer);
  }

  public Place in(Optional<String> containingFile) {
    return new Place(containingFile, line, column, pointer);
  }

  /** Appends a reference token to a pointer, escaped by RFC 6901 section 3. */
  public static String child(String pointer, String token) {
    return pointer + "/" + token.replace("~", "~0").replace("/", "~1");
  }

  public static String child(String pointer, int index) {
    return pointer + "/" + index;
  }
}
