package dev.patchbay.mcp.http;

import dev.patchbay.mcp.Action;
import dev.patchbay.mcp.McpEndpoint;
import dev.patchbay.mcp.McpFailures;
import dev.patchbay.mcp.Scope;
import dev.patchbay.mcp.ValidatedCall;
import dev.patchbay.mcp.message.JsonObject;
import dev.patchbay.mcp.message.Reply;
import dev.patchbay.mcp.protocol.Headers;
import dev.patchbay.mcp.protocol.ProtocolEra;
import dev.patchbay.mcp.stream.Listener;
import dev.patchbay.mcp.stream.Notification;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.budget.JsonWeight;
import dev.patchbay.registry.budget.MemoryBudget;
import dev.patchbay.security.Challenge;
import dev.patchbay.security.Refusals;
import dev.patchbay.security.RequestMemory;
import dev.patchbay.upstream.CallContext;
import dev.patchbay.upstream.CallMemory;
import dev.patchbay.upstream.Cancellation;
import dev.patchbay.web.AsyncOutbound;
import dev.patchbay.web.FairSlots;
import dev.patchbay.web.Outbound;
import dev.patchbay.web.Sse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One HTTP request and its response, which may complete long after the request thread has finished.
 */
final class Exchange {
  private static final String JSON = "application/json";
  private static final int MOST_WAITING_FOR_LISTENER = 16 * 1024;
  private static final int MOST_WAITING_FOR_CALLER = 256 * 1024;

  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final Headers headers;

  Exchange(HttpServletRequest request, HttpServletResponse response, Headers headers) {
    this.request = request;
    this.response = response;
    this.headers = headers;
  }

  void perform(Action action, McpEndpoint endpoint, Scope scope) throws IOException {
    if (action instanceof Action.Show prepared) {
      write(prepared);
    } else if (action instanceof Action.Answer answer) {
      write(answer.reply());
    } else if (action instanceof Action.Greet greeting) {
      response.setHeader(Headers.SESSION, greeting.session().id());
      write(greeting.reply());
    } else if (action instanceof Action.Forbid forbidden) {
      response.setHeader(Challenge.HEADER, forbidden.challenge());
      write(forbidden.reply());
    } else if (action instanceof Action.Listen listen) {
      listen(endpoint, scope, listen.listener());
    } else if (action instanceof Action.Run run) {
      run(endpoint, scope, run);
    }
  }

  void write(Reply reply) throws IOException {
    response.setStatus(reply.status());
    byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    response.setContentLength(bytes.length);
    if (bytes.length > 0) {
      response.setContentType(JSON);
      response.getOutputStream().write(bytes);
    }
  }

  private void write(Action.Show prepared) throws IOException {
    byte[] head =
        ("{\"jsonrpc\":\"2.0\",\"id\":" + prepared.id() + ",\"result\":")
            .getBytes(StandardCharsets.UTF_8);
    response.setContentType(JSON);
    response.setContentLength(head.length + prepared.result().length() + 1);
    response.getOutputStream().write(head);
    prepared.result().writeTo(response.getOutputStream());
    response.getOutputStream().write('}');
  }

  private void listen(McpEndpoint endpoint, Scope scope, Listener listener) throws IOException {
    // Ends the session's former stream first, which releases its slot.
    listener.session().ifPresent(endpoint.streams()::end);
    FairSlots<TenantId>.Slot place;
    try {
      place = endpoint.placeForStream(scope.caller());
    } catch (MCPRuntimeException e) {
      response.setHeader("Retry-After", "60");
      Refusals.refuse(request, response, McpFailures.status(e.kind()), e.kind(), e.detail());
      return;
    }
    boolean opened = false;
    try {
      Sse.start(response);
      Outbound out =
          AsyncOutbound.over(
              request.startAsync(),
              MOST_WAITING_FOR_LISTENER,
              () -> endpoint.streams().gone(listener));
      endpoint.listen(listener, scope, out, place);
      opened = true;
    } finally {
      if (!opened) {
        place.close();
      }
    }
  }

  private void run(McpEndpoint endpoint, Scope scope, Action.Run run) throws IOException {
    ValidatedCall call = run.call();
    MemoryBudget.Reservation memory = RequestMemory.of(request);
    Cancellation cancellation =
        run.session().map(session -> session.begin(call.id())).orElseGet(Cancellation::new);
    Runnable gone = call.era() == ProtocolEra.MODERN ? cancellation::cancel : () -> {};
    CallAnswer answer =
        new CallAnswer(
            response, AsyncOutbound.over(request.startAsync(), MOST_WAITING_FOR_CALLER, gone));
    Optional<String> token = call.progressToken().filter(wanted -> acceptsEvents());
    CallContext.ProgressListener progress =
        (done, total, message) ->
            token.ifPresent(wanted -> answer.send(progress(wanted, done, total, message)));
    Runnable stopProbing =
        call.era() == ProtocolEra.MODERN && acceptsEvents()
            ? endpoint.repeatedly(() -> answer.send(Sse.comment()))
            : () -> {};
    endpoint
        .runner()
        .start(
            scope,
            call,
            new CallContext(traceparent(call), progress, cancellation, CallMemory.of(memory)),
            reply -> {
              stopProbing.run();
              memory.shrinkTo(JsonWeight.ofAnswer(reply.body().length()));
              run.session().ifPresent(session -> session.end(call.id()));
              answer.finish(reply);
            });
  }

  private static String progress(
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

  boolean acceptsEvents() {
    return headers.all("Accept").stream().anyMatch(accept -> accept.contains(Sse.MEDIA_TYPE));
  }

  /** Trace context of the call. The message's own wins, because a proxy may replace the header. */
  private Optional<String> traceparent(ValidatedCall call) {
    return call.traceparent().or(() -> headers.one("traceparent"));
  }
}
