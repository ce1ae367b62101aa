package dev.patchbay.canary;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** A socket whose input is recorded as it is read: heads, frames and all. */
final class ObservedSocket extends Socket {
  private @Nullable InputStream observed;

  @Override
  public synchronized InputStream getInputStream() throws IOException {
    if (observed == null) {
      observed = new Input(super.getInputStream(), Observed.begin("SOCKET", "", false));
    }
    return observed;
  }

  private static final class Input extends FilterInputStream {
    private final Observation seen;

    Input(InputStream in, Observation seen) {
      super(in);
      this.seen = seen;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = in.read(bytes, offset, length);
      if (count > 0) {
        seen.add(bytes, offset, count);
      }
      return count;
    }

    /** Reads instead of skipping, so that the bytes are recorded. */
    @Override
    public long skip(long count) throws IOException {
      return Math.max(0, read(new byte[(int) Math.min(count, 8192)]));
    }
  }
}
