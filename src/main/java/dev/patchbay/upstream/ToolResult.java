package dev.patchbay.upstream;

import dev.patchbay.model.JsonText;
import java.util.List;
import java.util.Optional;

/**
 * What a tool gave. A failure that an agent could mend, or should know of, is a result too.
 *
 * @param structured the JSON value of a success; its text stands in {@code content} as well
 * @param truncated whether the upstream gave more than the limit let through
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

  /** A sentence that an agent can act on; never holds a secret. */
  public static ToolResult error(String sentence) {
    return new ToolResult(List.of(new Content.Text(sentence)), Optional.empty(), true, false);
  }
}
