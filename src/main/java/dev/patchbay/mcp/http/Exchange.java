package dev.patchbay.mcp.http;

import dev.patchbay.mcp.Action;
import dev.patchbay.mcp.message.Reply;
import dev.patchbay.mcp.protocol.Headers;
import dev.patchbay.web.Sse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * One HTTP request and its response, which may complete long after the request thread has finished.
 */
record Exchange(HttpServletRequest request, HttpServletResponse response, Headers headers) {
  private static final String JSON = "application/json";

  void write(Reply reply) throws IOException {
    response.setStatus(reply.status());
    byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    response.setContentLength(bytes.length);
    if (bytes.length > 0) {
      response.setContentType(JSON);
      response.getOutputStream().write(bytes);
    }
  }

  void write(Action.Show prepared) throws IOException {
    byte[] head =
        ("{\"jsonrpc\":\"2.0\",\"id\":" + prepared.id() + ",\"result\":")
            .getBytes(StandardCharsets.UTF_8);
    response.setContentType(JSON);
    response.setContentLength(head.length + prepared.result().length() + 1);
    response.getOutputStream().write(head);
    prepared.result().writeTo(response.getOutputStream());
    response.getOutputStream().write('}');
  }

  boolean acceptsEvents() {
    return headers.all("Accept").stream().anyMatch(accept -> accept.contains(Sse.MEDIA_TYPE));
  }
}
