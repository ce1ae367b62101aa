package dev.patchbay.mcp;

import dev.patchbay.mcp.message.Reply;
import dev.patchbay.mcp.tools.ResultJson;
import dev.patchbay.model.Caller;
import dev.patchbay.upstream.CallContext;
import dev.patchbay.upstream.Invocation;
import dev.patchbay.upstream.ToolInvoker;
import dev.patchbay.upstream.call.CallPool;
import java.util.function.Consumer;

/** Runs tools off the request thread, with exactly one answer per call. */
public final class ToolRunner {
  private final ToolInvoker invoker;
  private final CallPool pool;

  ToolRunner(ToolInvoker invoker, CallPool pool) {
    this.invoker = invoker;
    this.pool = pool;
  }

  /**
   * Starts a call on the pool; answers with an error at once when its share is used up.
   *
   * @param done receives the answer, on the thread that has it
   */
  public void start(Scope scope, ValidatedCall call, CallContext context, Consumer<Reply> done) {
    boolean started =
        pool.run(
            scope.registry().key(), () -> done.accept(reply(scope.caller(), scope, call, context)));
    if (!started) {
      done.accept(McpFailures.error(call, CallPool.TOO_BUSY));
    }
  }

  private Reply reply(Caller caller, Scope scope, ValidatedCall call, CallContext context) {
    try {
      Invocation invocation =
          invoker.invoke(
              caller,
              scope.registry().projectId(),
              call.tool().exposedName().value(),
              call.arguments(),
              context);
      return Reply.result(
          call.id(),
          ResultJson.of(invocation.result(), call.tool().tool().outputSchema(), call.era()));
    } catch (RuntimeException | Error e) {
      // The client waits for an answer in any case.
      return McpFailures.reply(call, e);
    }
  }
}
