package dev.patchbay.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Queue of the pieces of one answer. Writes slices, because a server copies any write whole,
 * however large it is. Not thread-safe.
 */
final class PieceQueue {
  private static final int SLICE = 64 * 1024;

  private final Deque<Piece> pieces = new ArrayDeque<>();
  private int offset;
  private long bytes;
  private long counted;

  private static final class Piece {
    private final byte[] bytes;
    private final boolean counted;

    private Piece(byte[] bytes, boolean counted) {
      this.bytes = bytes;
      this.counted = counted;
    }
  }

  /**
   * @param isCounted whether only this answer holds the bytes
   */
  void add(byte[] piece, boolean isCounted) {
    if (piece.length > 0) {
      pieces.add(new Piece(piece, isCounted));
      bytes += piece.length;
      counted += isCounted ? piece.length : 0;
    }
  }

  void addAll(PieceQueue others) {
    for (Piece piece : others.pieces) {
      add(piece.bytes, piece.counted);
    }
  }

  boolean isEmpty() {
    return pieces.isEmpty();
  }

  /** Bytes that are not written yet. */
  long bytes() {
    return bytes;
  }

  /** Bytes that only this answer holds; those of a piece count until the whole piece is taken. */
  long counted() {
    return counted;
  }

  /** Writes the next slice and returns its length. */
  int writeSliceTo(OutputStream out) throws IOException {
    Piece piece = pieces.getFirst();
    int start = offset;
    int length = Math.min(SLICE, piece.bytes.length - start);
    bytes -= length;
    offset += length;
    if (offset == piece.bytes.length) {
      pieces.removeFirst();
      offset = 0;
      counted -= piece.counted ? piece.bytes.length : 0;
    }
    out.write(piece.bytes, start, length);
    return length;
  }

  void clear() {
    pieces.clear();
    offset = 0;
    bytes = 0;
    counted = 0;
  }
}
