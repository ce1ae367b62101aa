package dev.patchbay.mcp;

import dev.patchbay.mcp.message.Message;
import dev.patchbay.mcp.protocol.ProtocolEra;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.state.PlacedTool;
import java.util.Optional;

/**
 * A validated call, ready to run.
 *
 * @param id of the request, as JSON text
 * @param arguments an object
 * @param progressToken as JSON text, when the client requests progress
 * @param traceparent of {@code _meta} (MCP 2026-07-28), not validated
 */
public record ValidatedCall(
    String id,
    ProtocolEra era,
    PlacedTool tool,
    JsonText arguments,
    Optional<String> progressToken,
    Optional<String> traceparent) {

  static ValidatedCall of(Message message, String id, ProtocolEra era, PlacedTool tool) {
    return new ValidatedCall(
        id,
        era,
        tool,
        message.params().path("arguments").isObject()
            ? new JsonText(message.params().path("arguments").toString())
            : JsonText.EMPTY_OBJECT,
        message.progressToken(),
        message.traceparent());
  }
}
