package dev.patchbay.mcp.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.upstream.Colliding;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MessageReaderTest {
  /** A table that all messages share would be full of them, and refuse the names of others. */
  @Test
  void collidingNamesAreAccepted() {
    String message =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":"
            + Colliding.members(1_000)
            + "}";

    assertThat(MessageReader.read(message.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MessageReader.Understood.class);
  }
}
