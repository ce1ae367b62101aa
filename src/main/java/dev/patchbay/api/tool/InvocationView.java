package dev.patchbay.api.tool;

import dev.patchbay.api.view.View;
import dev.patchbay.model.JsonString;
import dev.patchbay.model.JsonText;
import dev.patchbay.upstream.Content;
import dev.patchbay.upstream.Invocation;
import dev.patchbay.upstream.ToolResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A finished call.
 *
 * @param result of a success: the JSON value, the text as a string, or a list of content blocks
 * @param error of a failure: a sentence
 * @param headers of the upstream's answer that are shown
 * @param warnings what was not sent, and what in the result does not fit
 */
public record InvocationView(
    boolean success,
    Optional<JsonText> result,
    Optional<String> error,
    double executionTimeMs,
    String invocationId,
    List<String> warnings,
    Map<String, String> headers)
    implements View {

  public static InvocationView of(Invocation invocation) {
    ToolResult result = invocation.result();
    boolean failed = result.isError();
    return new InvocationView(
        !failed,
        failed ? Optional.empty() : Optional.of(value(result)),
        failed ? Optional.of(text(result.content())) : Optional.empty(),
        milliseconds(invocation.took()),
        invocation.id(),
        warnings(result.notes()),
        result.notes().headers());
  }

  private static List<String> warnings(ToolResult.Notes notes) {
    Stream<String> dropped =
        notes.dropped().stream()
            .map(name -> "The tool takes no argument '" + name + "', so it was not sent.");
    return Stream.concat(dropped, notes.warnings().stream()).toList();
  }

  /** Milliseconds with microsecond resolution. */
  private static double milliseconds(Duration took) {
    long micros = took.toNanos() / 1000;
    return micros / 1000.0;
  }

  private static JsonText value(ToolResult result) {
    boolean onlyText = result.content().stream().allMatch(Content.Text.class::isInstance);
    return result
        .structured()
        .orElseGet(
            () ->
                new JsonText(
                    onlyText
                        ? JsonString.quote(text(result.content()))
                        : result.content().stream()
                            .map(InvocationView::block)
                            .collect(Collectors.joining(",", "[", "]"))));
  }

  private static String text(List<Content> content) {
    return content.stream()
        .filter(Content.Text.class::isInstance)
        .map(block -> ((Content.Text) block).text())
        .collect(Collectors.joining("\n"));
  }

  private static String block(Content content) {
    if (content instanceof Content.Image image) {
      return media("image", image.mimeType(), image.base64());
    }
    if (content instanceof Content.Audio audio) {
      return media("audio", audio.mimeType(), audio.base64());
    }
    if (content instanceof Content.EmbeddedBlob blob) {
      return media("resource", blob.mimeType(), blob.base64());
    }
    if (content instanceof Content.EmbeddedText text) {
      return "{\"type\":\"resource\",\"uri\":"
          + JsonString.quote(text.uri())
          + ",\"mime_type\":"
          + JsonString.quote(text.mimeType())
          + ",\"text\":"
          + JsonString.quote(text.text())
          + "}";
    }
    return "{\"type\":\"text\",\"text\":" + JsonString.quote(((Content.Text) content).text()) + "}";
  }

  private static String media(String type, String mimeType, String base64) {
    return "{\"type\":\""
        + type
        + "\",\"mime_type\":"
        + JsonString.quote(mimeType)
        + ",\"data\":"
        + JsonString.quote(base64)
        + "}";
  }
}
