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

  @Test
  void nullParamsAreNone() {
    MessageReader.Reading read =
        read("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":null}");

    assertThat(((MessageReader.Understood) read).message().params().isEmpty()).isTrue();
  }

  @Test
  void anArrayIsABatchOfItsMessages() {
    MessageReader.Batch batch =
        (MessageReader.Batch) read("[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"},7]");

    assertThat(batch.messages().get(0)).isInstanceOf(MessageReader.Understood.class);
    assertThat(batch.messages().get(1)).isInstanceOf(MessageReader.NotUnderstood.class);
  }

  @Test
  void aBatchIsNotEmptyAndHasABound() {
    String most = "7,".repeat(MessageReader.MOST_MESSAGES - 1) + "7";

    assertThat(read("[" + most + "]")).isInstanceOf(MessageReader.Batch.class);
    assertThat(read("[]")).isInstanceOf(MessageReader.NotUnderstood.class);
    assertThat(read("[" + most + ",7]")).isInstanceOf(MessageReader.NotUnderstood.class);
  }

  private static MessageReader.Reading read(String message) {
    return MessageReader.read(message.getBytes(StandardCharsets.UTF_8));
  }
}
