package dev.patchbay.store.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the lines of a file backwards from a position. For one thread. */
final class BackwardLines {
  private static final int BLOCK = 16 * 1024;

  private final FileChannel channel;
  private long position;
  private byte[] block = new byte[0];
  private int left;

  /**
   * @param end just behind the line end of the first line to return
   */
  BackwardLines(FileChannel channel, long end) {
    this.channel = channel;
    this.position = end;
  }

  /** Position just behind the line end of the next line; 0 when there is none. */
  long position() {
    return position + left;
  }

  Optional<String> next() throws IOException {
    if (position() == 0) {
      return Optional.empty();
    }
    ByteArrayOutputStream reversed = new ByteArrayOutputStream();
    take();
    while (position() > 0) {
      byte b = take();
      if (b == '\n') {
        left++;
        break;
      }
      reversed.write(b);
    }
    return Optional.of(forward(reversed.toByteArray()));
  }

  private byte take() throws IOException {
    if (left == 0) {
      load();
    }
    return block[--left];
  }

  private void load() throws IOException {
    int size = (int) Math.min(BLOCK, position);
    ByteBuffer buffer = ByteBuffer.allocate(size);
    position -= size;
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new IOException("the file has become shorter");
      }
    }
    block = buffer.array();
    left = size;
  }

  private static String forward(byte[] reversed) {
    byte[] line = new byte[reversed.length];
    for (int i = 0; i < line.length; i++) {
      line[i] = reversed[line.length - 1 - i];
    }
    return new String(line, StandardCharsets.UTF_8);
  }
}
