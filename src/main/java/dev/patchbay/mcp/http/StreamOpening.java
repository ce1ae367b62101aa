package dev.patchbay.mcp.http;

import dev.patchbay.mcp.ChangeStreams;
import dev.patchbay.mcp.McpFailures;
import dev.patchbay.mcp.Scope;
import dev.patchbay.mcp.stream.Listener;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.TenantId;
import dev.patchbay.security.Refusals;
import dev.patchbay.web.AsyncOutbound;
import dev.patchbay.web.FairSlots;
import dev.patchbay.web.Outbound;
import dev.patchbay.web.Sse;
import java.io.IOException;

/** Turns an answer into a listening stream, which stays open after the request's thread. */
final class StreamOpening {
  private static final int MOST_WAITING_BYTES = 16 * 1024;

  private final ChangeStreams streams;

  StreamOpening(ChangeStreams streams) {
    this.streams = streams;
  }

  void open(Exchange exchange, Scope scope, Listener listener) throws IOException {
    // The slot of the session's stream is there for the new one.
    listener.session().ifPresent(streams::end);
    FairSlots<TenantId>.Slot slot;
    try {
      slot = streams.slot(scope.caller());
    } catch (MCPRuntimeException e) {
      exchange.response().setHeader("Retry-After", "60");
      Refusals.refuse(
          exchange.request(),
          exchange.response(),
          McpFailures.status(e.kind()),
          e.kind(),
          e.detail());
      return;
    }
    boolean opened = false;
    try {
      Sse.start(exchange.response());
      Outbound out =
          AsyncOutbound.over(
              exchange.request().startAsync(), MOST_WAITING_BYTES, () -> streams.gone(listener));
      streams.open(listener, scope, out, slot);
      opened = true;
    } finally {
      if (!opened) {
        slot.close();
      }
    }
  }
}
