package dev.patchbay.mcp.http;

import dev.patchbay.mcp.Action;
import dev.patchbay.mcp.Scope;
import dev.patchbay.mcp.message.Reply;
import dev.patchbay.mcp.message.RpcCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Performs the actions of a batch. Its calls run beside each other, within the shares of the call
 * pool; there is no progress.
 */
final class BatchStart {
  private final CallStart calls;

  BatchStart(CallStart calls) {
    this.calls = calls;
  }

  void start(Exchange exchange, Scope scope, List<Action> actions) throws IOException {
    boolean isDoneAtOnce = actions.stream().noneMatch(Action.Run.class::isInstance);
    BatchAnswer answer =
        isDoneAtOnce
            ? new BatchAnswer(actions.size(), reply -> write(exchange, reply))
            : new BatchAnswer(actions.size(), calls.open(exchange));
    for (Action action : actions) {
      if (action instanceof Action.Run run) {
        calls.run(exchange, scope, run, answer::add);
      } else {
        answer.add(reply(action));
      }
    }
  }

  private static void write(Exchange exchange, Reply reply) {
    try {
      exchange.write(reply);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reply reply(Action action) {
    if (action instanceof Action.Answer answer) {
      return answer.reply();
    }
    if (action instanceof Action.Show shown) {
      return Reply.result(shown.id(), shown.result().toString());
    }
    if (action instanceof Action.Forbid forbidden) {
      return forbidden.reply();
    }
    return Reply.failed(
        Optional.empty(), RpcCode.INVALID_REQUEST, "Invalid Request: not part of a batch");
  }
}
