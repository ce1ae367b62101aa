package dev.patchbay.registry.transfer;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.budget.JsonWeight;
import dev.patchbay.registry.budget.MemoryBudget;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads an import line by line, without holding the whole. Fails with TOO_LARGE as soon as the
 * whole, or one line, exceeds its limit. The heap of a line is reserved before it is read; a part
 * stays reserved for what the import keeps of it. For one thread.
 */
public final class ImportLines {
  /**
   * Fits a manifest and all encrypted config of a connector: 256 values of 16,384 characters are at
   * most 12 MiB in UTF-8, and 16 in base64.
   */
  static final int LONGEST_LINE = 20 * 1024 * 1024;

  private static final int FIRST_PIECE = 4 * 1024;

  /** Measured: a manifest of tiny tools takes 5 bytes in the model per byte of text. */
  private static final long KEPT_PER_BYTE = 6;

  private final InputStream in;
  private final long mostBytes;
  private final Optional<MemoryBudget.Reservation> memory;
  private long bytes;
  private long ended;

  private ImportLines(InputStream in, long mostBytes, Optional<MemoryBudget.Reservation> memory) {
    this.in = in;
    this.mostBytes = mostBytes;
    this.memory = memory;
  }

  /**
   * Fails before reading when the announced length is too large.
   *
   * @param announced length in bytes; negative when unknown
   */
  public static ImportLines of(InputStream in, long announced, long mostBytes) {
    ImportLines lines =
        new ImportLines(new BufferedInputStream(in, 64 * 1024), mostBytes, Optional.empty());
    if (announced > mostBytes) {
      throw lines.tooLong();
    }
    return lines;
  }

  /**
   * The same lines with reserved memory. Reading then fails with BUSY when no heap is free, and
   * with TOO_LARGE when the import exceeds the share of a tenant.
   */
  public ImportLines within(MemoryBudget.Reservation reservation) {
    return new ImportLines(in, mostBytes, Optional.of(reservation));
  }

  /** The next line without its end; empty at the end. */
  Optional<byte[]> next() {
    memory.ifPresent(held -> held.shrinkTo(ended * KEPT_PER_BYTE));
    Optional<byte[]> line = read();
    ended = bytes;
    line.ifPresent(text -> reserve(JsonWeight.ofTree(text, ImportLine.MOST_VALUES)));
    return line;
  }

  private void reserve(long more) {
    memory.ifPresent(held -> held.grow(more));
  }

  private Optional<byte[]> read() {
    int room = 0;
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int read = readByte(); read >= 0; read = readByte()) {
      if (read == '\n') {
        return Optional.of(line.toByteArray());
      }
      if (line.size() >= room) {
        int piece = Math.max(FIRST_PIECE, room);
        reserve(JsonWeight.ofBytes(piece));
        room += piece;
      }
      line.write(read);
      if (line.size() > LONGEST_LINE) {
        throw tooLarge(
            "A line of the import has more than " + LONGEST_LINE / 1024 / 1024 + " MiB.");
      }
    }
    return line.size() == 0 ? Optional.empty() : Optional.of(line.toByteArray());
  }

  private int readByte() {
    int read;
    try {
      read = in.read();
    } catch (IOException e) {
      throw new MCPRuntimeException(FailureKind.BAD_REQUEST, "The request body ended early.", e);
    }
    if (read >= 0 && ++bytes > mostBytes) {
      throw tooLong();
    }
    return read;
  }

  private MCPRuntimeException tooLong() {
    return tooLarge(
        "An import can have at most " + mostBytes + " bytes here (patchbay.import.max-bytes).");
  }

  private static MCPRuntimeException tooLarge(String sentence) {
    return new MCPRuntimeException(FailureKind.TOO_LARGE, sentence);
  }
}
