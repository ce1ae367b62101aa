package dev.patchbay.security;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.budget.JsonWeight;
import dev.patchbay.registry.budget.MemoryBudget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a request's body up to a cap, after its heap is reserved: at once where the length is
 * announced, otherwise piece by piece. A body whose announced length is over the cap is refused
 * before it is read.
 */
public final class ReservedBody {
  private static final int FIRST_PIECE = 4 * 1024;

  private final int most;
  private final String tooLarge;
  private final MemoryBudget.Reservation memory;

  /**
   * @param tooLarge the sentence that refuses a longer body
   */
  public ReservedBody(int most, String tooLarge, MemoryBudget.Reservation memory) {
    this.most = most;
    this.tooLarge = tooLarge;
    this.memory = memory;
  }

  /**
   * The whole body. Fails with TOO_LARGE, with BUSY where there is no heap for it at the moment,
   * and with BAD_REQUEST where the caller went away or stopped sending.
   *
   * @param announced the length; negative where it is not known
   */
  public byte[] read(InputStream in, long announced) {
    if (announced > most) {
      throw tooLarge();
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      int piece = announced < 0 ? FIRST_PIECE : (int) announced + 1;
      while (readWhole(in, piece, body)) {
        piece = Math.min(body.size(), most + 1 - body.size());
      }
      return body.toByteArray();
    } catch (IOException e) {
      throw new MCPRuntimeException(FailureKind.BAD_REQUEST, "The request body ended early.", e);
    }
  }

  /** False when the body ended in this piece. */
  private boolean readWhole(InputStream in, int piece, ByteArrayOutputStream body)
      throws IOException {
    memory.grow(JsonWeight.ofBytes(piece));
    byte[] read = in.readNBytes(piece);
    body.writeBytes(read);
    if (body.size() > most) {
      throw tooLarge();
    }
    return read.length == piece;
  }

  private MCPRuntimeException tooLarge() {
    return new MCPRuntimeException(FailureKind.TOO_LARGE, tooLarge);
  }
}
