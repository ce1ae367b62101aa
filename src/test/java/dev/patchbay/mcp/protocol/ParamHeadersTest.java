package dev.patchbay.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.mcp.SentHeaders;
import dev.patchbay.model.JsonText;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ParamHeadersTest {
  private static final JsonText SCHEMA =
      new JsonText(
          """
          {"type": "object", "properties": {
            "region": {"type": "string", "x-mcp-header": "Region"},
            "count": {"type": "integer", "x-mcp-header": "Count"},
            "price": {"type": "number", "x-mcp-header": "Price"},
            "at": {"type": "object", "properties": {"dry": {"type": "boolean", "x-mcp-header": "Dry"}}}}}
          """);

  @Test
  void equalValuesPassInAnyForm() {
    assertThat(mismatch("{\"region\":\"eu\"}", "Mcp-Param-Region", "eu")).isEmpty();
    assertThat(mismatch("{\"region\":\"ä\"}", "mcp-param-region", "=?base64?w6Q=?=")).isEmpty();
    assertThat(mismatch("{\"count\":10}", "Mcp-Param-Count", "1e1")).isEmpty();
    assertThat(mismatch("{\"at\":{\"dry\":true}}", "Mcp-Param-Dry", "true")).isEmpty();
    assertThat(mismatch("{}")).isEmpty();
    assertThat(mismatch("{\"region\":null}")).isEmpty();
  }

  @Test
  void differentValuesAreAMismatch() {
    assertThat(mismatch("{\"region\":\"eu\"}")).isPresent();
    assertThat(mismatch("{}", "Mcp-Param-Region", "eu")).isPresent();
    assertThat(mismatch("{\"region\":null}", "Mcp-Param-Region", "eu")).isPresent();
    assertThat(mismatch("{\"region\":\"eu\"}", "Mcp-Param-Region", "EU")).isPresent();
    assertThat(mismatch("{\"region\":\"eu\"}", "Mcp-Param-Region", "=?base64?%%?=")).isPresent();
    assertThat(mismatch("{\"region\":\"Hello\"}", "Mcp-Param-Region", "=?base64?SGVsbG8?="))
        .isPresent();
    assertThat(mismatch("{\"count\":10}", "Mcp-Param-Count", "ten")).isPresent();
    assertThat(mismatch("{\"region\":\"eu\"}", "Mcp-Param-Region", "eu", "Mcp-Param-Region", "us"))
        .isPresent();
  }

  @Test
  void aNumberIsNeverAHeader() {
    assertThat(mismatch("{\"price\":1.5}")).isEmpty();
  }

  private static Optional<String> mismatch(String arguments, String... headers) {
    return ParamHeaders.mismatch(
        SCHEMA, JsonMapper.shared().readTree(arguments), SentHeaders.of(headers));
  }
}
