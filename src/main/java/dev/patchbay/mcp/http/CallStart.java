package dev.patchbay.mcp.http;

import dev.patchbay.mcp.Action;
import dev.patchbay.mcp.Scope;
import dev.patchbay.mcp.StreamThread;
import dev.patchbay.mcp.ToolRunner;
import dev.patchbay.mcp.ValidatedCall;
import dev.patchbay.mcp.message.JsonObject;
import dev.patchbay.mcp.message.Reply;
import dev.patchbay.mcp.protocol.ProtocolEra;
import dev.patchbay.mcp.stream.Notification;
import dev.patchbay.registry.budget.JsonWeight;
import dev.patchbay.registry.budget.MemoryBudget;
import dev.patchbay.security.RequestMemory;
import dev.patchbay.upstream.CallContext;
import dev.patchbay.upstream.CallMemory;
import dev.patchbay.upstream.Cancellation;
import dev.patchbay.web.AsyncOutbound;
import dev.patchbay.web.Sse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Starts the call of a tool, whose answer comes after the request's thread. A client of the modern
 * era that goes away cancels its call; only a write each second shows that it disconnected.
 */
final class CallStart {
  private static final int MOST_WAITING_BYTES = 256 * 1024;
  private static final long PROBE_MILLIS = 1000;

  private final ToolRunner runner;
  private final StreamThread thread;

  CallStart(ToolRunner runner, StreamThread thread) {
    this.runner = runner;
    this.thread = thread;
  }

  void start(Exchange exchange, Scope scope, Action.Run run) throws IOException {
    ValidatedCall call = run.call();
    MemoryBudget.Reservation memory = RequestMemory.of(exchange.request());
    Cancellation cancellation =
        run.session().map(session -> session.begin(call.id())).orElseGet(Cancellation::new);
    CallAnswer answer = answer(exchange, call, cancellation);
    Runnable stopProbing =
        call.era() == ProtocolEra.MODERN && exchange.acceptsEvents()
            ? thread.repeat(PROBE_MILLIS, () -> answer.send(Sse.comment()))
            : () -> {};
    runner.start(
        scope,
        call,
        new CallContext(
            traceparent(exchange, call),
            progress(exchange, call, answer),
            cancellation,
            CallMemory.of(memory)),
        reply -> {
          stopProbing.run();
          memory.shrinkTo(JsonWeight.ofAnswer(reply.body().length()));
          run.session().ifPresent(session -> session.end(call.id()));
          answer.finish(reply);
        });
  }

  /** Makes the exchange wait for one whole reply. */
  Consumer<Reply> open(Exchange exchange) throws IOException {
    CallAnswer answer =
        new CallAnswer(
            exchange.response(),
            AsyncOutbound.over(exchange.request().startAsync(), MOST_WAITING_BYTES, () -> {}));
    return answer::finish;
  }

  /** Runs a call of a batch. */
  void run(Exchange exchange, Scope scope, Action.Run run, Consumer<Reply> done) {
    ValidatedCall call = run.call();
    Cancellation cancellation =
        run.session().map(session -> session.begin(call.id())).orElseGet(Cancellation::new);
    runner.start(
        scope,
        call,
        new CallContext(
            traceparent(exchange, call),
            CallContext.ProgressListener.NONE,
            cancellation,
            CallMemory.of(RequestMemory.of(exchange.request()))),
        reply -> {
          run.session().ifPresent(session -> session.end(call.id()));
          done.accept(reply);
        });
  }

  private static CallAnswer answer(Exchange exchange, ValidatedCall call, Cancellation cancellation)
      throws IOException {
    Runnable gone = call.era() == ProtocolEra.MODERN ? cancellation::cancel : () -> {};
    return new CallAnswer(
        exchange.response(),
        AsyncOutbound.over(exchange.request().startAsync(), MOST_WAITING_BYTES, gone));
  }

  private static CallContext.ProgressListener progress(
      Exchange exchange, ValidatedCall call, CallAnswer answer) {
    Optional<String> token = call.progressToken().filter(wanted -> exchange.acceptsEvents());
    return (done, total, message) ->
        token.ifPresent(wanted -> answer.send(notification(wanted, done, total, message)));
  }

  private static String notification(
      String token, double progress, double total, Optional<String> message) {
    return Notification.of(
        "notifications/progress",
        new JsonObject()
            .json("progressToken", token)
            .json("progress", number(progress))
            .json("total", number(total))
            .text("message", message));
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** The message's own goes first: proxies between may begin a trace of theirs in the header. */
  private static Optional<String> traceparent(Exchange exchange, ValidatedCall call) {
    return call.traceparent().or(() -> exchange.headers().one("traceparent"));
  }
}
