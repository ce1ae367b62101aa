package dev.patchbay.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.JsonText;
import dev.patchbay.model.ToolName;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerivedAnnotationsTest {
  @ParameterizedTest
  @CsvSource({
    "GET, true,,",
    "HEAD, true,,",
    "PUT,,, true",
    "DELETE,, true, true",
    "POST,,,",
    "PATCH,,,",
  })
  void hintsFollowTheMethod(String method, Boolean readOnly, Boolean destructive, Boolean again) {
    ToolAnnotations shown = tool(method + " https://a.test/").shownAnnotations();

    assertThat(shown.readOnlyHint()).isEqualTo(Optional.ofNullable(readOnly));
    assertThat(shown.destructiveHint()).isEqualTo(Optional.ofNullable(destructive));
    assertThat(shown.idempotentHint()).isEqualTo(Optional.ofNullable(again));
  }

  @Test
  void aHintThatIsGivenStays() {
    ToolAnnotations given =
        new ToolAnnotations(
            Optional.empty(),
            Optional.of(false),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    assertThat(given.completedFor(Endpoint.Method.GET)).isEqualTo(given);
  }

  @Test
  void handlersHaveNoMethod() {
    assertThat(tool("math.add").shownAnnotations()).isEqualTo(ToolAnnotations.NONE);
  }

  private static ConnectorTool tool(String endpoint) {
    return ConnectorTool.of(new ToolName("t"), JsonText.EMPTY_OBJECT, Endpoint.parse(endpoint));
  }
}
