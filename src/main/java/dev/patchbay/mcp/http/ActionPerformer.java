package dev.patchbay.mcp.http;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.mcp.Action;
import dev.patchbay.mcp.ChangeStreams;
import dev.patchbay.mcp.Scope;
import dev.patchbay.mcp.StreamThread;
import dev.patchbay.mcp.ToolRunner;
import dev.patchbay.mcp.protocol.Headers;
import dev.patchbay.security.Challenge;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;

/** Performs the action that was decided for a message on its connection. */
@SingletonBean
class ActionPerformer {
  private final StreamOpening streams;
  private final CallStart calls;
  private final BatchStart batches;

  @Inject
  ActionPerformer(ChangeStreams streams, ToolRunner runner, StreamThread thread) {
    this.streams = new StreamOpening(streams);
    calls = new CallStart(runner, thread);
    batches = new BatchStart(calls);
  }

  void performAll(List<Action> actions, Exchange exchange, Scope scope) throws IOException {
    batches.start(exchange, scope, actions);
  }

  void perform(Action action, Exchange exchange, Scope scope) throws IOException {
    if (action instanceof Action.Show prepared) {
      exchange.write(prepared);
    } else if (action instanceof Action.Answer answer) {
      exchange.write(answer.reply());
    } else if (action instanceof Action.Greet greeting) {
      exchange.response().setHeader(Headers.SESSION, greeting.session().id());
      exchange.write(greeting.reply());
    } else if (action instanceof Action.Forbid forbidden) {
      exchange.response().setHeader(Challenge.HEADER, forbidden.challenge());
      exchange.write(forbidden.reply());
    } else if (action instanceof Action.Listen listen) {
      streams.open(exchange, scope, listen.listener());
    } else if (action instanceof Action.Run run) {
      calls.start(exchange, scope, run);
    }
  }
}
