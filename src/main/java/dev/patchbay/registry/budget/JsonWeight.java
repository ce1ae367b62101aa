package dev.patchbay.registry.budget;

import dev.patchbay.model.JsonValueCount;

/**
 * Estimates the heap that a JSON text and its tree take, in bytes. The estimate is generous and
 * needs only the size of the text, so memory can be reserved before the text is read.
 */
public final class JsonWeight {
  /**
   * The received bytes, the text, its compact form and the output. A non-ASCII text takes two bytes
   * per character in each.
   */
  private static final long PER_BYTE = 10;

  /** The costliest value: an object of one member, in a hash table of its own. */
  private static final long PER_VALUE = 200;

  private JsonWeight() {}

  /** Heap of a text of this many bytes, without a tree. */
  public static long ofBytes(long bytes) {
    return bytes * PER_BYTE;
  }

  /** Heap of an answer that waits to be written, as text and as bytes. */
  public static long ofAnswer(long characters) {
    return characters * 3;
  }

  /** Heap of a tree of this many values. */
  public static long ofValues(long values) {
    return values * PER_VALUE;
  }

  /**
   * Heap of the tree of a UTF-8 text, for a reader that rejects more than {@code mostValues}
   * values.
   */
  public static long ofTree(byte[] json, int mostValues) {
    return ofValues(Math.min(JsonValueCount.of(json), mostValues));
  }
}
