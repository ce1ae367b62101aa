package dev.patchbay.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Pieces of an answer that wait to be taken, in order. Given out in slices, because a server copies
 * whatever it is given at once, however large. Not thread-safe.
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
   * @param isCounted whether the bytes are held for this answer alone
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

  /** That are held for this answer alone; those of a piece until the whole of it is taken. */
  long counted() {
    return counted;
  }

  /** Writes the next slice; how long it was. */
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
