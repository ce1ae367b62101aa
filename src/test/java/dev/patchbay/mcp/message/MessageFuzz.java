package dev.patchbay.mcp.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.patchbay.model.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes are a message, or get one reply with the reason. */
class MessageFuzz {

  static Stream<byte[]> messages() {
    return Stream.of(
            "",
            "[]",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{\"cursor\":\"x\"}}",
            "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"tools/call\",\"params\":{\"name\":\"t\","
                + "\"arguments\":{\"a\":[1.50,null]},\"_meta\":{\"progressToken\":7,"
                + "\"traceparent\":\"00-1\"}}}",
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":2}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\",\"params\":{\"a\":1E99999999999}}",
            "{\"jsonrpc\":\"2.0\",\"id\":\"\\ud800\",\"method\":\"x\"}")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("messages")
  @FuzzTest(maxDuration = "1m")
  void everyBodyIsAMessageOrIsRefused(byte[] body) {
    MessageReader.Reading reading = MessageReader.read(body);
    if (reading instanceof MessageReader.Understood understood) {
      Message message = understood.message();
      message.id().ifPresent(MessageFuzz::assertJson);
      message.progressToken().ifPresent(MessageFuzz::assertJson);
      assertJson(message.params().toString());
    } else {
      Reply reply = ((MessageReader.NotUnderstood) reading).reply();
      assertThat(reply.status()).isEqualTo(400);
      assertJson(reply.body());
    }
  }

  /** Fails for what is not JSON. */
  private static void assertJson(String text) {
    assertThat(new JsonText(text).text()).isNotEmpty();
  }
}
