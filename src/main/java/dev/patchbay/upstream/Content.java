package dev.patchbay.upstream;

/** One block of a result, as MCP's content blocks distinguish them. */
public sealed interface Content {

  record Text(String text) implements Content {}

  /**
   * A picture.
   *
   * @param base64 the bytes, RFC 4648 section 4
   */
  record Image(String mimeType, String base64) implements Content {}

  /**
   * A sound.
   *
   * @param base64 the bytes, RFC 4648 section 4
   */
  record Audio(String mimeType, String base64) implements Content {}

  /** A text that has an address of its own. */
  record EmbeddedText(String uri, String mimeType, String text) implements Content {}
}
