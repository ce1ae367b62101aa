package dev.patchbay.registry.transfer;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The lines of an import as they arrive, one at a time, never the whole. Fails with TOO_LARGE as
 * soon as the whole, or one line, is longer than it may be. For one thread.
 */
public final class ImportLines {
  /**
   * A manifest and all of a connector's sealed config fit in: 256 values of 16,384 characters are
   * 12 MiB in UTF-8 at most, and 16 in base64.
   */
  static final int LONGEST_LINE = 20 * 1024 * 1024;

  private final InputStream in;
  private final long mostBytes;
  private long bytes;

  private ImportLines(InputStream in, long mostBytes) {
    this.in = new BufferedInputStream(in, 64 * 1024);
    this.mostBytes = mostBytes;
  }

  /**
   * Fails before anything is read when too much is announced.
   *
   * @param announced how many bytes there are; negative when that is not known
   */
  public static ImportLines of(InputStream in, long announced, long mostBytes) {
    ImportLines lines = new ImportLines(in, mostBytes);
    if (announced > mostBytes) {
      throw lines.tooLong();
    }
    return lines;
  }

  /** The next line without its end; empty when there is none. */
  Optional<byte[]> next() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int read = read(); read >= 0; read = read()) {
      if (read == '\n') {
        return Optional.of(line.toByteArray());
      }
      line.write(read);
      if (line.size() > LONGEST_LINE) {
        throw tooLarge(
            "A line of the import has more than " + LONGEST_LINE / 1024 / 1024 + " MiB.");
      }
    }
    return line.size() == 0 ? Optional.empty() : Optional.of(line.toByteArray());
  }

  private int read() {
    int read;
    try {
      read = in.read();
    } catch (IOException e) {
      throw new MCPRuntimeException(
          FailureKind.BAD_REQUEST, "The body did not arrive as a whole.", e);
    }
    if (read >= 0 && ++bytes > mostBytes) {
      throw tooLong();
    }
    return read;
  }

  private MCPRuntimeException tooLong() {
    return tooLarge(
        "An import has at most " + mostBytes + " bytes here (patchbay.import.max-bytes).");
  }

  private static MCPRuntimeException tooLarge(String sentence) {
    return new MCPRuntimeException(FailureKind.TOO_LARGE, sentence);
  }
}
