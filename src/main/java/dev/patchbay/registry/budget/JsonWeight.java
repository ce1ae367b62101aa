package dev.patchbay.registry.budget;

import dev.patchbay.model.JsonValueCount;

/**
 * Heap that a text and its tree take, in bytes: an estimate with room, so that a budget in bytes of
 * heap can be kept before the text is there.
 */
public final class JsonWeight {
  /**
   * The bytes as they come, the text, its compact form, what is written of it. A text that is not
   * ASCII takes two bytes per character in each.
   */
  private static final long PER_BYTE = 10;

  /** An object of one member, in a hash table of its own, is the costliest value. */
  private static final long PER_VALUE = 200;

  private JsonWeight() {}

  /** Of a text of so many bytes, without a tree. */
  public static long ofBytes(long bytes) {
    return bytes * PER_BYTE;
  }

  /** Of an answer of so many characters that waits to be written, as text and as bytes. */
  public static long ofAnswer(long characters) {
    return characters * 3;
  }

  /** Of the tree of so many values. */
  public static long ofValues(long values) {
    return values * PER_VALUE;
  }

  /** Of the tree of a text in UTF-8, for a reader that refuses more than so many values. */
  public static long ofTree(byte[] json, int mostValues) {
    return ofValues(Math.min(JsonValueCount.of(json), mostValues));
  }
}
