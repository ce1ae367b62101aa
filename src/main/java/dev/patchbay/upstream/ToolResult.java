package dev.patchbay.upstream;

import dev.patchbay.model.JsonText;
import java.util.List;
import java.util.Optional;

/**
 * Result of a tool. A failure that an agent can correct or should know is a result too.
 *
 * @param structured the JSON value of a success; {@code content} contains its text as well
 * @param truncated whether the upstream's answer exceeded the limit
 */
public record ToolResult(
    List<Content> content, Optional<JsonText> structured, boolean isError, boolean truncated) {
  public ToolResult {
    content = List.copyOf(content);
  }

  public static ToolResult text(String text) {
    return new ToolResult(List.of(new Content.Text(text)), Optional.empty(), false, false);
  }

  public static ToolResult json(JsonText json) {
    return new ToolResult(List.of(new Content.Text(json.text())), Optional.of(json), false, false);
  }

  /** An error sentence that an agent can act on; never contains a secret. */
  public static ToolResult error(String sentence) {
    return new ToolResult(List.of(new Content.Text(sentence)), Optional.empty(), true, false);
  }
}
