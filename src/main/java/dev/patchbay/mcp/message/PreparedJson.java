package dev.patchbay.mcp.message;

import dev.patchbay.web.HeldAnswer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Rendered JSON as UTF-8 bytes, written once and sent many times. Immutable. */
public final class PreparedJson {
  private final byte[] bytes;

  public PreparedJson(String json) {
    this.bytes = json.getBytes(StandardCharsets.UTF_8);
  }

  public int length() {
    return bytes.length;
  }

  public void writeTo(OutputStream out) throws IOException {
    HeldAnswer.writeShared(out, bytes);
  }

  @Override
  public String toString() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
