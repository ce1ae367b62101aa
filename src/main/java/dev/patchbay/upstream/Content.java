package dev.patchbay.upstream;

/** Content block of a result, as in MCP. */
public sealed interface Content {

  record Text(String text) implements Content {}

  /**
   * An image.
   *
   * @param base64 the bytes, RFC 4648 section 4
   */
  record Image(String mimeType, String base64) implements Content {}

  /**
   * An audio clip.
   *
   * @param base64 the bytes, RFC 4648 section 4
   */
  record Audio(String mimeType, String base64) implements Content {}

  /** A text with a URI of its own. */
  record EmbeddedText(String uri, String mimeType, String text) implements Content {}

  /**
   * Bytes of another type, with a URI of their own.
   *
   * @param base64 the bytes, RFC 4648 section 4
   */
  record EmbeddedBlob(String uri, String mimeType, String base64) implements Content {}
}
