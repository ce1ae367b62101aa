package dev.patchbay.api.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.api.view.JsonFormat;
import dev.patchbay.model.JsonText;
import dev.patchbay.upstream.Content;
import dev.patchbay.upstream.Invocation;
import dev.patchbay.upstream.ToolResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InvocationViewTest {
  @Test
  void jsonResultStaysVerbatim() {
    assertThat(written(ToolResult.json(new JsonText("{\"price\":1.50}"))))
        .isEqualTo(
            "{\"success\":true,\"result\":{\"price\":1.50},\"error\":null,"
                + "\"execution_time_ms\":1.234,\"invocation_id\":\"id-1\",\"warnings\":[],\"headers\":{}}");
  }

  @Test
  void aTextIsAString() {
    assertThat(written(ToolResult.text("say \"hi\"\n")))
        .contains("\"result\":\"say \\\"hi\\\"\\n\"");
  }

  @Test
  void severalTextsAreLinesOfOneString() {
    assertThat(written(blocks(new Content.Text("a"), new Content.Text("b"))))
        .contains("\"result\":\"a\\nb\"");
  }

  @Test
  void otherContentIsAListOfBlocks() {
    ToolResult mixed =
        blocks(
            new Content.Text("see \"this\""),
            new Content.Image("image/png", "cG5n"),
            new Content.Audio("audio/wav", "d2F2"),
            new Content.EmbeddedText("file:///a", "text/plain", "x\ty"));

    assertThat(written(mixed))
        .contains(
            "\"result\":[{\"type\":\"text\",\"text\":\"see \\\"this\\\"\"},"
                + "{\"type\":\"image\",\"mime_type\":\"image/png\",\"data\":\"cG5n\"},"
                + "{\"type\":\"audio\",\"mime_type\":\"audio/wav\",\"data\":\"d2F2\"},"
                + "{\"type\":\"resource\",\"uri\":\"file:///a\",\"mime_type\":\"text/plain\","
                + "\"text\":\"x\\ty\"}]");
  }

  @Test
  void aFailureIsASentenceAndNoResult() {
    assertThat(written(ToolResult.error("no such contact")))
        .startsWith("{\"success\":false,\"result\":null,\"error\":\"no such contact\",");
  }

  private static ToolResult blocks(Content... content) {
    return new ToolResult(List.of(content), Optional.empty(), false, false);
  }

  private static String written(ToolResult result) {
    Invocation invocation = new Invocation("id-1", result, Duration.ofNanos(1_234_567));
    return new String(JsonFormat.write(InvocationView.of(invocation)), StandardCharsets.UTF_8);
  }
}
