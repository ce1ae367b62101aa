package dev.patchbay.mcp.tools;

import dev.patchbay.mcp.message.JsonObject;
import dev.patchbay.mcp.protocol.ProtocolEra;
import dev.patchbay.model.JsonString;
import dev.patchbay.model.JsonText;
import dev.patchbay.upstream.Content;
import dev.patchbay.upstream.ToolResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Result of a tool as the JSON of {@code tools/call}. */
public final class ResultJson {
  private ResultJson() {}

  /**
   * Renders the whole result.
   *
   * @param outputSchema of the tool; decides whether a legacy client gets the value wrapped
   */
  public static String of(ToolResult result, Optional<JsonText> outputSchema, ProtocolEra era) {
    JsonObject json = new JsonObject();
    JsonObject meta = new JsonObject();
    if (era == ProtocolEra.MODERN) {
      json.text("resultType", "complete");
      meta.json(ServerInfo.META, ServerInfo.JSON);
    }
    json.json(
        "content",
        Stream.concat(result.content().stream(), headers(result).stream())
            .map(ResultJson::block)
            .collect(Collectors.joining(",", "[", "]")));
    if (!result.isError() && !result.notes().unfit()) {
      result
          .structured()
          .ifPresent(value -> json.json("structuredContent", shown(value, outputSchema, era)));
    }
    if (result.isError()) {
      json.json("isError", "true");
    }
    if (result.truncated()) {
      meta.json("dev.patchbay/truncated", "true");
    }
    notes(result, meta);
    if (!meta.isEmpty()) {
      json.json("_meta", meta.end());
    }
    return json.end();
  }

  /** Headers as a block of their own, since models see content only. */
  private static Optional<Content> headers(ToolResult result) {
    return result.notes().headers().isEmpty() || result.isError()
        ? Optional.empty()
        : Optional.of(
            new Content.Text(
                result.notes().headers().entrySet().stream()
                    .map(header -> header.getKey() + ": " + header.getValue())
                    .collect(Collectors.joining("\n"))));
  }

  private static void notes(ToolResult result, JsonObject meta) {
    if (!result.notes().dropped().isEmpty()) {
      meta.json("dev.patchbay/dropped_arguments", texts(result.notes().dropped()));
    }
    if (!result.notes().warnings().isEmpty()) {
      meta.json("dev.patchbay/warnings", texts(result.notes().warnings()));
    }
  }

  private static String texts(List<String> texts) {
    return texts.stream().map(JsonString::quote).collect(Collectors.joining(",", "[", "]"));
  }

  private static String shown(JsonText value, Optional<JsonText> outputSchema, ProtocolEra era) {
    boolean asIs =
        era == ProtocolEra.MODERN
            || !outputSchema.map(ToolJson::isWrapped).orElseGet(() -> !value.isObject());
    return asIs ? value.text() : new JsonObject().json("result", value).end();
  }

  private static String block(Content content) {
    JsonObject json = new JsonObject();
    if (content instanceof Content.Text text) {
      json.text("type", "text").text("text", text.text());
    } else if (content instanceof Content.Image image) {
      json.text("type", "image").text("data", image.base64()).text("mimeType", image.mimeType());
    } else if (content instanceof Content.Audio audio) {
      json.text("type", "audio").text("data", audio.base64()).text("mimeType", audio.mimeType());
    } else if (content instanceof Content.EmbeddedBlob embedded) {
      JsonObject resource =
          new JsonObject()
              .text("uri", embedded.uri())
              .text("mimeType", embedded.mimeType())
              .text("blob", embedded.base64());
      json.text("type", "resource").json("resource", resource.end());
    } else if (content instanceof Content.EmbeddedText embedded) {
      JsonObject resource =
          new JsonObject()
              .text("uri", embedded.uri())
              .text("mimeType", embedded.mimeType())
              .text("text", embedded.text());
      json.text("type", "resource").json("resource", resource.end());
    } else {
      throw new IllegalStateException("no block for " + content.getClass());
    }
    return json.end();
  }
}
