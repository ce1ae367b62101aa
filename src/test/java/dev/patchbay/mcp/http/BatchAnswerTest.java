package dev.patchbay.mcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.mcp.message.Reply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchAnswerTest {
  private final List<Reply> answers = new ArrayList<>();

  @Test
  void repliesAreOneArrayOnceTheLastIsThere() {
    BatchAnswer answer = new BatchAnswer(3, answers::add);

    answer.add(Reply.result("1", "{}"));
    answer.add(Reply.accepted());
    assertThat(answers).isEmpty();

    answer.add(Reply.result("2", "[]"));
    assertThat(answers)
        .containsExactly(
            new Reply(
                200,
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}},{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":[]}]"));
  }

  @Test
  void notificationsAloneAreAccepted() {
    BatchAnswer answer = new BatchAnswer(2, answers::add);

    answer.add(Reply.accepted());
    answer.add(Reply.accepted());

    assertThat(answers).containsExactly(Reply.accepted());
  }
}
