package dev.patchbay.mcp.http;

import dev.patchbay.mcp.message.Reply;
import dev.patchbay.web.Outbound;
import dev.patchbay.web.Sse;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;

/**
 * Answer to a running call. JSON for a quick result; an event stream as soon as there is progress
 * or the call takes longer, because only a write detects that the client has disconnected.
 * Thread-safe.
 */
final class CallAnswer {
  private final HttpServletResponse response;
  private final Outbound out;
  private boolean events;
  private boolean done;

  CallAnswer(HttpServletResponse response, Outbound out) {
    this.response = response;
    this.out = out;
  }

  synchronized void send(String piece) {
    if (done) {
      return;
    }
    if (!events) {
      events = true;
      Sse.start(response);
    }
    out.send(piece);
  }

  synchronized void finish(Reply reply) {
    done = true;
    if (events) {
      out.send(Sse.event(reply.body()));
    } else {
      response.setStatus(reply.status());
      response.setContentType("application/json");
      response.setContentLength(reply.body().getBytes(StandardCharsets.UTF_8).length);
      out.send(reply.body());
    }
    out.end();
  }
}
