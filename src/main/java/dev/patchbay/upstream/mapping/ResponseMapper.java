package dev.patchbay.upstream.mapping;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.JsonValueCount;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.model.manifest.ResponseMapping;
import dev.patchbay.registry.budget.JsonWeight;
import dev.patchbay.upstream.Content;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolFailure.Reason;
import dev.patchbay.upstream.ToolResult;
import dev.patchbay.upstream.WorkBudget;
import dev.patchbay.upstream.http.UpstreamAnswer;
import dev.patchbay.upstream.json.JsonValue;
import dev.patchbay.upstream.json.JsonValues;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mapper from an upstream's answer to a result. */
public final class ResponseMapper {
  private static final int LONGEST_EXCERPT = 1_000;
  private static final int BYTES_PER_STEP = 16;

  /** MCP wants a URI for each embedded resource; these bytes have none of their own. */
  private static final String BLOB_URI = "patchbay:answer";

  private ResponseMapper() {}

  /** Maps an answer of any status; an error status becomes an error with a bounded excerpt. */
  public static ToolResult map(ConnectorTool tool, UpstreamAnswer answer, WorkBudget budget) {
    Map<String, String> headers = new LinkedHashMap<>();
    tool.response()
        .shownHeaders()
        .forEach(
            name ->
                answer
                    .header(name)
                    .map(value -> value.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " "))
                    .ifPresent(value -> headers.put(name, value)));
    return result(tool, answer, budget).answered(answer.status(), headers);
  }

  private static ToolResult result(ConnectorTool tool, UpstreamAnswer answer, WorkBudget budget) {
    if (answer.status() >= 400) {
      return ToolResult.error(refusal(tool, answer));
    }
    if (answer.status() >= 300) {
      return ToolResult.error(
          "The upstream answered "
              + answer.status()
              + ": it redirects, and Patchbay follows no redirects.");
    }
    MediaType type = type(answer);
    if (answer.body().length == 0) {
      return ToolResult.text("The upstream answered " + answer.status() + " without content.");
    }
    if (type.isJson()) {
      return json(tool.response(), answer, budget);
    }
    if (type.isText()) {
      return text(answer, type);
    }
    return type.isImage() || type.isAudio() ? media(answer, type) : untyped(tool, answer, budget);
  }

  /**
   * Heap in bytes of the tree that {@link #map} builds for the answer. Fails with LIMIT when the
   * answer has too many values.
   */
  public static long treeWeight(UpstreamAnswer answer) {
    MediaType type = type(answer);
    boolean makesTree = answer.status() < 300 && (type.isJson() || type.name().isEmpty());
    if (!makesTree || answer.truncated()) {
      return 0;
    }
    long values = JsonValueCount.of(answer.body());
    if (values > JsonValues.MOST_VALUES) {
      throw tooManyValues();
    }
    return JsonWeight.ofValues(values);
  }

  private static ToolFailure tooManyValues() {
    return new ToolFailure(
        Reason.LIMIT,
        "The upstream's answer has more than "
            + JsonValues.MOST_VALUES
            + " JSON values, which is the limit; ask for less, such as a smaller page or fewer"
            + " fields.");
  }

  private static MediaType type(UpstreamAnswer answer) {
    return MediaType.parse(answer.contentType().orElse(""));
  }

  private static String refusal(ConnectorTool tool, UpstreamAnswer answer) {
    String status = "the upstream answered " + answer.status();
    String declared = tool.errors().byStatus().get(answer.status());
    if (declared != null) {
      return declared + " (" + status + ").";
    }
    MediaType type = type(answer);
    boolean readable = type.isJson() || type.isText();
    String excerpt = readable ? excerpt(shown(answer, type)) : "";
    String later =
        answer.header("Retry-After").map(value -> " (Retry-After: " + value + ")").orElse("");
    return "T" + status.substring(1) + later + (excerpt.isEmpty() ? "." : ": " + excerpt);
  }

  private static String shown(UpstreamAnswer answer, MediaType type) {
    String text = AnswerText.of(answer, type);
    return type.isHtml() ? AnswerText.words(text) : text;
  }

  /** One line of bounded length, without invisible characters. */
  private static String excerpt(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    return line.codePointCount(0, line.length()) <= LONGEST_EXCERPT
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_EXCERPT)) + "…";
  }

  private static ToolResult json(
      ResponseMapping mapping, UpstreamAnswer answer, WorkBudget budget) {
    if (answer.truncated()) {
      return text(answer, type(answer));
    }
    // Parsing needs a permit too, and does not check the clock.
    budget.use(answer.body().length / BYTES_PER_STEP);
    Optional<JsonValue> value = parse(answer);
    budget.check();
    if (value.isEmpty()) {
      return ToolResult.error("The upstream said that its answer is JSON, and it is not.");
    }
    Optional<String> error = ErrorAnswer.sentence(value.get(), mapping);
    return error.isPresent()
        ? ToolResult.error(
            "The upstream answered "
                + answer.status()
                + ", and its answer is an error: "
                + excerpt(error.get()))
        : select(mapping, value.get(), budget);
  }

  private static Optional<JsonValue> parse(UpstreamAnswer answer) {
    try {
      return Optional.of(JsonValues.read(AnswerText.of(answer, type(answer))));
    } catch (MCPRuntimeException e) {
      if (e.kind() == FailureKind.TOO_LARGE) {
        throw tooManyValues();
      }
      return Optional.empty();
    }
  }

  /** Applies a response mapping; an error when it selects nothing. */
  public static ToolResult select(ResponseMapping mapping, JsonValue value, WorkBudget budget) {
    return JsonProjection.of(value, mapping, budget)
        .map(ResponseMapper::result)
        .orElseGet(
            () ->
                ToolResult.error(
                    "The answer has nothing at " + mapping.pointer().orElse("") + "."));
  }

  private static ToolResult result(JsonProjection.Projected projected) {
    ToolResult result = ToolResult.json(projected.value().toJsonText());
    return projected.isMissed()
        ? result.warned("No pointer of the tool's include leads to anything here; all is shown.")
        : result;
  }

  /** Applies a response mapping to the result of a handler. */
  public static ToolResult select(ResponseMapping mapping, ToolResult result, WorkBudget budget) {
    Optional<JsonText> structured = result.structured();
    return structured.isEmpty() || mapping.equals(ResponseMapping.DEFAULT) || result.isError()
        ? result
        : select(mapping, JsonValues.read(structured.get()), budget);
  }

  private static ToolResult text(UpstreamAnswer answer, MediaType type) {
    String text = AnswerText.of(answer, type);
    if (!answer.truncated()) {
      return ToolResult.text(text);
    }
    // The truncation may have split the last character.
    String whole = text.endsWith("\uFFFD") ? text.substring(0, text.length() - 1) : text;
    String marked =
        whole + "\n[truncated: only the first " + answer.body().length + " bytes of the answer]";
    return new ToolResult(List.of(new Content.Text(marked)), Optional.empty(), false, true);
  }

  private static ToolResult media(UpstreamAnswer answer, MediaType type) {
    if (answer.truncated()) {
      return ToolResult.error(
          "The upstream sent "
              + type.name()
              + " of more than "
              + answer.body().length
              + " bytes, which is the limit.");
    }
    String base64 = Base64.getEncoder().encodeToString(answer.body());
    Content block =
        type.isImage()
            ? new Content.Image(type.name(), base64)
            : type.isAudio()
                ? new Content.Audio(type.name(), base64)
                : new Content.EmbeddedBlob(BLOB_URI, type.name(), base64);
    return new ToolResult(List.of(block), Optional.empty(), false, false);
  }

  /** An answer without a type is accepted as JSON if it is that; anything else is bytes. */
  private static ToolResult untyped(ConnectorTool tool, UpstreamAnswer answer, WorkBudget budget) {
    MediaType type = type(answer);
    if (type.name().isEmpty() && !answer.truncated() && parse(answer).isPresent()) {
      return json(tool.response(), answer, budget);
    }
    if (type.name().isEmpty()) {
      type = new MediaType("application/octet-stream", Optional.empty());
    }
    return media(answer, type);
  }
}
