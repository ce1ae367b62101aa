package dev.patchbay.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Contract of texts from tenants: shown as they are, never evaluated, never on public pages. */
interface TextsContract extends RestContract {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${7*7}",
        "#{7*7}",
        "$${7*7}",
        "${java.version}",
        "${patchbay.auth}",
        "${env:PATH}",
        "${jndi:ldap://127.0.0.1:1/x}",
        "%{7*7}",
        "{{7*7}}",
        "<%= 7*7 %>",
        "{0} {1}",
        "%s %n %x",
        "<script>alert(1)</script>",
        "' OR 1=1 --",
        "T(java.lang.Runtime)"
      })
  default void whatLooksLikeAnExpressionIsShownAsItIs(String text) {
    String json = dev.patchbay.model.JsonString.quote(text);
    String descriptor =
        """
        {"connector": {"name": "crm", "version": "1.0.0", "title": %1$s, "description": %1$s,
          "labels": {"l": %1$s}, "metadata": {"m": %1$s},
          "tools": [{"name": "a", "title": %1$s, "description": %1$s, "endpoint": "math.add",
            "input_schema": {"type": "object", "properties": {"a": {"description": %1$s}}}}]}}
        """
            .formatted(json);
    rest().postJson(FROM_MANIFEST, "{\"manifest\": " + descriptor + "}").expect(201);

    JsonNode row = rest().get(CONNECTORS + "/crm").expect(200).json();
    JsonNode tool = rest().get(TOOLS + "/crm__a").expect(200).json();
    String mcp = listByMcp();
    Answer called =
        rest().postJson(TOOLS + "/crm__a/invoke", "{\"arguments\": {" + json + ": 1}}").expect(200);
    Answer refused = rest().postJson(FROM_FILE, "{\"file_path\": \"a.yaml\", " + json + ": 1}");

    assertThat(
            List.of(
                row.path("title").asString(),
                row.path("description").asString(),
                row.at("/labels/l").asString(),
                row.at("/metadata/m").asString(),
                row.at("/manifest/connector/title").asString(),
                tool.path("title").asString(),
                tool.path("description").asString(),
                tool.at("/input_schema/properties/a/description").asString()))
        .containsOnly(text);
    assertThat(mcp).contains("\"title\":" + json, "\"description\":" + json);
    assertThat(called.at("/success").asBoolean(true)).isFalse();
    assertThat(refused.expect(422).at("/errors/0/detail").asString()).contains(text);
  }

  private String listByMcp() {
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{\"_meta\":{"
            + "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}}}";
    return rest()
        .with("MCP-Protocol-Version", "2026-07-28")
        .with("Mcp-Method", "tools/list")
        .with("Accept", "application/json, text/event-stream")
        .postUndocumented("/mcp/p", body)
        .expect(200)
        .text();
  }

  @Test
  default void publicPagesShowNothingOfATenant() {
    String name = "telltale-" + tenant().replaceAll(".*-", "");
    String yaml = Descriptors.yaml(name, "1.0.0", "telltale_tool");
    files().write("telltale.yaml", yaml);
    rest()
        .postJson(
            FROM_FILE.replace("/p/", "/telltale-project/"), "{\"file_path\":\"telltale.yaml\"}")
        .expect(201);
    files().write("telltale.yaml", yaml + "telltale: broken");
    rest().post("/v1/projects/telltale-project/hot-reload").expect(200);
    rest().post("/v1/projects/telltale-project/tools/telltale_tool/used").expect(200);
    rest().post("/v1/projects/telltale-project/tools/telltale_tool/invoke").expect(200);

    for (String path :
        List.of(
            "/health",
            "/health/live",
            "/health/ready",
            "/health/started",
            "/metrics",
            "/metrics?scope=application",
            "/openapi",
            "/openapi?format=JSON",
            "/schemas/connector.schema.json",
            "/",
            "/v1/nope")) {
      String text = new String(raw().getUndocumented(path).body(), StandardCharsets.UTF_8);
      assertThat(text).as(path).doesNotContainIgnoringCase("telltale");
      assertThat(text).as(path).doesNotContain(tenant());
    }
  }
}
