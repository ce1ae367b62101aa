package dev.patchbay.upstream;

import dev.patchbay.model.JsonText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Result of a tool. A failure that an agent can correct or should know is a result too.
 *
 * @param structured the JSON value of a success; {@code content} contains its text as well
 * @param truncated whether the upstream's answer exceeded the limit
 * @param notes what the caller should know besides
 */
public record ToolResult(
    List<Content> content,
    Optional<JsonText> structured,
    boolean isError,
    boolean truncated,
    Notes notes) {
  public ToolResult {
    content = List.copyOf(content);
  }

  public ToolResult(
      List<Content> content, Optional<JsonText> structured, boolean isError, boolean truncated) {
    this(content, structured, isError, truncated, Notes.NONE);
  }

  /**
   * Notes on a result.
   *
   * @param dropped arguments that were not sent, because the tool does not declare them
   * @param warnings sentences
   * @param status of the upstream's answer
   * @param headers of the upstream's answer that are shown, in the order of the descriptor
   * @param unfit whether the structured value does not fit the tool's output_schema
   */
  public record Notes(
      List<String> dropped,
      List<String> warnings,
      Optional<Integer> status,
      Map<String, String> headers,
      boolean unfit) {
    public static final Notes NONE =
        new Notes(List.of(), List.of(), Optional.empty(), Map.of(), false);

    public Notes {
      dropped = List.copyOf(dropped);
      headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
      warnings = List.copyOf(warnings);
    }
  }

  /** The same result, whose value does not fit the tool's output_schema. */
  public ToolResult unfit(String warning) {
    return with(new Notes(notes.dropped(), more(warning), notes.status(), notes.headers(), true));
  }

  /** The same result with a warning more. */
  public ToolResult warned(String warning) {
    return with(
        new Notes(notes.dropped(), more(warning), notes.status(), notes.headers(), notes.unfit()));
  }

  private List<String> more(String warning) {
    List<String> warnings = new ArrayList<>(notes.warnings());
    warnings.add(warning);
    return warnings;
  }

  /** The same result of an answer with this status and these headers. */
  public ToolResult answered(int status, Map<String, String> headers) {
    return with(
        new Notes(notes.dropped(), notes.warnings(), Optional.of(status), headers, notes.unfit()));
  }

  /** The same result of a call without these arguments. */
  public ToolResult without(List<String> dropped) {
    return dropped.isEmpty()
        ? this
        : with(
            new Notes(dropped, notes.warnings(), notes.status(), notes.headers(), notes.unfit()));
  }

  public ToolResult with(Notes others) {
    return new ToolResult(content, structured, isError, truncated, others);
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
