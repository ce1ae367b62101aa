package dev.patchbay.mcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.mcp.protocol.ProtocolEra;
import dev.patchbay.model.JsonText;
import dev.patchbay.upstream.Content;
import dev.patchbay.upstream.ToolResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultJsonTest {
  private static final JsonText ARRAY = new JsonText("{\"type\":\"array\"}");

  @Test
  void everyBlockHasItsForm() {
    ToolResult result =
        new ToolResult(
            List.of(
                new Content.Text("a \"b\""),
                new Content.Image("image/png", "aQ=="),
                new Content.Audio("audio/wav", "Yg=="),
                new Content.EmbeddedText("test://x", "text/plain", "c")),
            Optional.empty(),
            false,
            false);

    assertThat(ResultJson.of(result, Optional.empty(), ProtocolEra.LEGACY))
        .isEqualTo(
            "{\"content\":[{\"type\":\"text\",\"text\":\"a \\\"b\\\"\"},"
                + "{\"type\":\"image\",\"data\":\"aQ==\",\"mimeType\":\"image/png\"},"
                + "{\"type\":\"audio\",\"data\":\"Yg==\",\"mimeType\":\"audio/wav\"},"
                + "{\"type\":\"resource\",\"resource\":{\"uri\":\"test://x\","
                + "\"mimeType\":\"text/plain\",\"text\":\"c\"}}]}");
  }

  @Test
  void arrayIsWrappedForLegacyClientsOnly() {
    ToolResult result = ToolResult.json(new JsonText("[1]"));

    assertThat(ResultJson.of(result, Optional.of(ARRAY), ProtocolEra.MODERN))
        .contains("\"structuredContent\":[1]")
        .contains("\"resultType\":\"complete\"");
    assertThat(ResultJson.of(result, Optional.of(ARRAY), ProtocolEra.LEGACY))
        .isEqualTo(
            "{\"content\":[{\"type\":\"text\",\"text\":\"[1]\"}],"
                + "\"structuredContent\":{\"result\":[1]}}");
    assertThat(ResultJson.of(result, Optional.empty(), ProtocolEra.LEGACY))
        .contains("\"structuredContent\":{\"result\":[1]}");
  }

  @Test
  void truncatedAnswerIsMarked() {
    ToolResult cut = new ToolResult(List.of(new Content.Text("a")), Optional.empty(), false, true);

    assertThat(ResultJson.of(cut, Optional.empty(), ProtocolEra.LEGACY))
        .contains("\"_meta\":{\"dev.patchbay/truncated\":true}");
  }

  @Test
  void anErrorHasNoStructuredContent() {
    ToolResult error =
        new ToolResult(
            List.of(new Content.Text("no")), Optional.of(JsonText.EMPTY_OBJECT), true, false);

    assertThat(ResultJson.of(error, Optional.empty(), ProtocolEra.LEGACY))
        .isEqualTo("{\"content\":[{\"type\":\"text\",\"text\":\"no\"}],\"isError\":true}");
  }
}
