package dev.patchbay.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.mcp.message.MessageReader;
import dev.patchbay.mcp.message.Reply;
import dev.patchbay.mcp.protocol.ProtocolEra;
import dev.patchbay.mcp.tools.ToolPages;
import dev.patchbay.model.state.LoadedConnector;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every row of the code table of 2026-07-28, and the answers to its requests. */
class ModernEndpointTest {
  private static final String META =
      "{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
          + "\"io.modelcontextprotocol/clientCapabilities\":{}}";
  private static final String HEADER_SCHEMA =
      "{\"type\":\"object\",\"properties\":{\"region\":{\"type\":\"string\","
          + "\"x-mcp-header\":\"Region\"}}}";
  private static final LoadedConnector CRM =
      Example.connector(
          "crm",
          Example.tool("get"),
          Example.tool(
              "ask", "{\"type\":\"object\"}", Optional.empty(), false, List.of("sampling")),
          Example.tool("sell", HEADER_SCHEMA, Optional.empty(), false, List.of()));

  private final ModernEndpoint endpoint = new ModernEndpoint(new ToolRequests(new ToolPages(2)));

  @Test
  void invalidJsonIsAParseErrorWithoutId() {
    assertThat(refused(MessageReader.read(bytes("{\"jsonrpc\"")))).isEqualTo("400 -32700 none");
    assertThat(refused(MessageReader.read(bytes("")))).isEqualTo("400 -32700 none");
    assertThat(refused(MessageReader.read(bytes("{} {}")))).isEqualTo("400 -32700 none");
  }

  @Test
  void aDuplicateKeyIsAParseError() {
    String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":2,\"method\":\"tools/list\"}";

    assertThat(refused(MessageReader.read(bytes(body)))).isEqualTo("400 -32700 none");
  }

  @Test
  void badEncodingLoneSurrogateAndDepthAreParseErrors() {
    String call = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\",\"params\":{\"a\":%s}}";
    List<byte[]> bodies =
        List.of(
            call.formatted("\"ä\"").getBytes(StandardCharsets.ISO_8859_1),
            call.formatted("1").getBytes(StandardCharsets.UTF_16),
            call.formatted("1").getBytes(StandardCharsets.UTF_16LE),
            bytes(call.formatted("\"\\ud800\"")),
            bytes(call.formatted("{\"\\uDC00\":1}")),
            bytes(call.formatted("\"\\ud800\\ud800\"")),
            bytes(call.formatted("[".repeat(5_000) + "]".repeat(5_000))));

    assertThat(bodies)
        .allSatisfy(
            body -> assertThat(refused(MessageReader.read(body))).isEqualTo("400 -32700 none"));
    assertThat(MessageReader.read(bytes(call.formatted("\"\\ud83d\\ude00 \\u00e4\""))))
        .isInstanceOf(MessageReader.Understood.class);
  }

  @Test
  void batchOrBareValueIsAnInvalidRequest() {
    assertThat(refused(MessageReader.read(bytes("[]")))).isEqualTo("400 -32600 none");
    assertThat(refused(MessageReader.read(bytes("7")))).isEqualTo("400 -32600 none");
  }

  @Test
  void invalidJsonRpcEchoesAReadableId() {
    assertThat(refused(MessageReader.read(bytes("{\"id\":5,\"method\":\"x\"}"))))
        .isEqualTo("400 -32600 5");
    assertThat(refused(MessageReader.read(bytes("{\"jsonrpc\":\"2.0\",\"id\":\"a\"}"))))
        .isEqualTo("400 -32600 \"a\"");
    assertThat(
            refused(
                MessageReader.read(bytes("{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"x\"}"))))
        .isEqualTo("400 -32600 none");
  }

  @Test
  void hugeIdIsInvalid() {
    String body = "{\"jsonrpc\":\"2.0\",\"id\":\"%s\",\"method\":\"ping\"}";

    assertThat(
            MessageReader.read(body.formatted("i".repeat(1_000)).getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MessageReader.Understood.class);
    assertThat(
            MessageReader.read(body.formatted("i".repeat(1_100)).getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MessageReader.NotUnderstood.class);
  }

  @Test
  void aNotificationIsAcceptedWithoutAnswer() {
    String body =
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\",\"params\":{\"_meta\":" + META + "}}";

    assertThat(answer(handle(body, SentHeaders.of()))).isEqualTo(Reply.accepted());
  }

  @Test
  void aMissingVersionHeaderIsAMismatch() {
    assertThat(error(request("tools/list", ""), "Mcp-Method", "tools/list"))
        .isEqualTo("400 -32020 7");
  }

  @Test
  void missingOrDifferentMethodHeaderIsAMismatch() {
    assertThat(error(request("tools/list", ""), "MCP-Protocol-Version", "2026-07-28"))
        .isEqualTo("400 -32020 7");
    assertThat(error(request("tools/list", ""), modern("Tools/List"))).isEqualTo("400 -32020 7");
    assertThat(
            error(
                request("tools/list", ""),
                "mcp-protocol-version",
                "2026-07-28",
                "MCP-METHOD",
                "nothing"))
        .isEqualTo("400 -32020 7");
  }

  @Test
  void missingMetaIsInvalid() {
    assertThat(error(body("tools/list", "{}"), modern("tools/list"))).isEqualTo("400 -32602 7");
    assertThat(
            error(
                body(
                    "tools/list",
                    "{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}}"),
                modern("tools/list")))
        .isEqualTo("400 -32602 7");
    assertThat(
            error(
                body(
                    "tools/list",
                    "{\"_meta\":{\"io.modelcontextprotocol/clientCapabilities\":{}}}"),
                modern("tools/list")))
        .isEqualTo("400 -32602 7");
  }

  @Test
  void headerAndMetaMustNameTheSameVersion() {
    assertThat(
            error(
                request("tools/list", ""),
                "MCP-Protocol-Version",
                "2027-01-01",
                "Mcp-Method",
                "tools/list"))
        .isEqualTo("400 -32020 7");
  }

  @Test
  void unsupportedVersionGetsTheSupportedOnes() {
    String body = request("tools/list", "").replace("2026-07-28", "2027-01-01");

    Reply reply =
        answer(
            handle(
                body,
                SentHeaders.of("MCP-Protocol-Version", "2027-01-01", "Mcp-Method", "tools/list")));

    assertThat(code(reply)).isEqualTo("400 -32022 7");
    assertThat(json(reply).at("/error/data").toString())
        .isEqualTo(
            "{\"supported\":[\"2026-07-28\",\"2025-11-25\",\"2025-06-18\",\"2025-03-26\",\"2024-11-05\"],"
                + "\"requested\":\"2027-01-01\"}");
  }

  @Test
  void legacyMethodIsNotFound() {
    for (String method : List.of("ping", "initialize", "resources/list", "nothing")) {
      assertThat(error(request(method, ""), modern(method))).isEqualTo("404 -32601 7");
    }
  }

  @Test
  void aCallsNameHeaderMustEqualItsName() {
    String body = request("tools/call", "\"name\":\"crm__get\",");

    assertThat(error(body, modern("tools/call"))).isEqualTo("400 -32020 7");
    assertThat(error(body, modern("tools/call", "Mcp-Name", "crm__put"))).isEqualTo("400 -32020 7");
    assertThat(error(body, modern("tools/call", "Mcp-Name", "=?base64?!?=")))
        .isEqualTo("400 -32020 7");
    assertThat(handle(body, SentHeaders.of(modern("tools/call", "Mcp-Name", " crm__get "))))
        .isInstanceOf(Action.Run.class);
    assertThat(
            handle(
                body, SentHeaders.of(modern("tools/call", "Mcp-Name", "=?base64?Y3JtX19nZXQ=?="))))
        .isInstanceOf(Action.Run.class);
  }

  @Test
  void anArgumentsHeaderMustEqualTheArgument() {
    String body =
        request("tools/call", "\"name\":\"crm__sell\",\"arguments\":{\"region\":\"eu\"},");

    assertThat(error(body, modern("tools/call", "Mcp-Name", "crm__sell")))
        .isEqualTo("400 -32020 7");
    assertThat(
            handle(
                body,
                SentHeaders.of(modern("tools/call", "Mcp-Name", "crm__sell"))
                    .with("Mcp-Param-Region", "eu")))
        .isInstanceOf(Action.Run.class);
  }

  @Test
  void aMissingClientCapabilityIsNamedAsAnObject() {
    String body = request("tools/call", "\"name\":\"crm__ask\",");

    Reply reply =
        answer(handle(body, SentHeaders.of(modern("tools/call", "Mcp-Name", "crm__ask"))));

    assertThat(code(reply)).isEqualTo("400 -32021 7");
    assertThat(json(reply).at("/error/data").toString())
        .isEqualTo("{\"requiredCapabilities\":{\"sampling\":{}}}");
  }

  @Test
  void aDeclaredCapabilityLetsTheToolRun() {
    String body =
        request("tools/call", "\"name\":\"crm__ask\",")
            .replace("Capabilities\":{}", "Capabilities\":{\"sampling\":{}}");

    assertThat(handle(body, SentHeaders.of(modern("tools/call", "Mcp-Name", "crm__ask"))))
        .isInstanceOf(Action.Run.class);
  }

  @Test
  void unknownToolIsInvalidParamsWithStatus200() {
    for (String name : List.of("crm__nothing", "get", "no such name")) {
      assertThat(
              error(
                  request("tools/call", "\"name\":\"" + name + "\","),
                  modern("tools/call", "Mcp-Name", name)))
          .isEqualTo("200 -32602 7");
    }
  }

  @Test
  void foreignCursorIsInvalid() {
    assertThat(error(request("tools/list", "\"cursor\":\"\","), modern("tools/list")))
        .isEqualTo("200 -32602 7");
    assertThat(error(request("tools/list", "\"cursor\":7,"), modern("tools/list")))
        .isEqualTo("200 -32602 7");
  }

  @Test
  void listComesInOrderedPages() {
    JsonNode first = list("");
    JsonNode second = list("\"cursor\":" + first.path("nextCursor") + ",");

    assertThat(names(first)).containsExactly("crm__get", "crm__ask");
    assertThat(names(second)).containsExactly("crm__sell");
    assertThat(second.has("nextCursor")).isFalse();
    assertThat(first.path("resultType").asString()).isEqualTo("complete");
    assertThat(first.path("cacheScope").asString()).isEqualTo("private");
    assertThat(first.path("ttlMs").isInt()).isTrue();
  }

  @Test
  void discoveryNamesVersionsAndCapabilities() {
    JsonNode result =
        json(answer(
                handle(request("server/discover", ""), SentHeaders.of(modern("server/discover")))))
            .path("result");

    assertThat(result.path("supportedVersions").toString())
        .isEqualTo("[\"2026-07-28\",\"2025-11-25\",\"2025-06-18\",\"2025-03-26\",\"2024-11-05\"]");
    assertThat(result.at("/capabilities/tools/listChanged").asBoolean()).isTrue();
    assertThat(result.at("/_meta/io.modelcontextprotocol~1serverInfo/name").asString())
        .isEqualTo("patchbay");
    assertThat(result.path("instructions").asString()).endsWith("crm__: crm");
  }

  @Test
  void onlyRequestedNotificationsAreAcknowledged() {
    Action asked =
        handle(
            request("subscriptions/listen", "\"notifications\":{\"toolsListChanged\":true},"),
            SentHeaders.of(modern("subscriptions/listen")));
    Action other =
        handle(
            request("subscriptions/listen", "\"notifications\":{\"promptsListChanged\":true},"),
            SentHeaders.of(modern("subscriptions/listen")));

    assertThat(((Action.Listen) asked).listener().greeting())
        .contains(
            "\"subscriptionId\":7"
                .replace("subscriptionId", "io.modelcontextprotocol/subscriptionId"))
        .contains("\"notifications\":{\"toolsListChanged\":true}");
    assertThat(((Action.Listen) other).listener().greeting()).contains("\"notifications\":{}");
    assertThat(((Action.Listen) other).listener().notice()).isEmpty();
  }

  @Test
  void listenWithoutNotificationsIsInvalid() {
    assertThat(error(request("subscriptions/listen", ""), modern("subscriptions/listen")))
        .isEqualTo("200 -32602 7");
  }

  @Test
  void envelopeDecidesTheEra() {
    assertThat(era(request("initialize", ""))).isEqualTo(ProtocolEra.MODERN);
    assertThat(era(body("initialize", "{}"))).isEqualTo(ProtocolEra.LEGACY);
    assertThat(era(body("initialize", "{}"), "MCP-Protocol-Version", "1999-01-01"))
        .isEqualTo(ProtocolEra.LEGACY);
    assertThat(era(body("ping", "{}"), "MCP-Protocol-Version", "1999-01-01"))
        .isEqualTo(ProtocolEra.MODERN);
    assertThat(era(body("ping", "{}"), "MCP-Protocol-Version", "2026-07-28"))
        .isEqualTo(ProtocolEra.MODERN);
    assertThat(era(body("ping", "{}"), "MCP-Protocol-Version", "2025-06-18"))
        .isEqualTo(ProtocolEra.LEGACY);
    assertThat(era(body("ping", "{}"))).isEqualTo(ProtocolEra.LEGACY);
  }

  private static ProtocolEra era(String body, String... headers) {
    return ProtocolEra.of(
        ((MessageReader.Understood) MessageReader.read(bytes(body))).message(),
        SentHeaders.of(headers));
  }

  private JsonNode list(String params) {
    Action action = handle(request("tools/list", params), SentHeaders.of(modern("tools/list")));
    return JsonMapper.shared().readTree(((Action.Show) action).result().toString());
  }

  private static List<String> names(JsonNode list) {
    return list.path("tools").valueStream().map(tool -> tool.path("name").asString()).toList();
  }

  private String error(String body, String... headers) {
    return code(answer(handle(body, SentHeaders.of(headers))));
  }

  private Action handle(String body, SentHeaders headers) {
    return endpoint.handle(
        ((MessageReader.Understood) MessageReader.read(bytes(body))).message(),
        headers,
        Example.scope(CRM));
  }

  private static String[] modern(String method, String... more) {
    String[] all = new String[4 + more.length];
    all[0] = "MCP-Protocol-Version";
    all[1] = "2026-07-28";
    all[2] = "Mcp-Method";
    all[3] = method;
    System.arraycopy(more, 0, all, 4, more.length);
    return all;
  }

  /** With the envelope; the members end with a comma. */
  private static String request(String method, String members) {
    return body(method, "{" + members + "\"_meta\":" + META + "}");
  }

  private static String body(String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"%s\",\"params\":%s}"
        .formatted(method, params);
  }

  private static Reply answer(Action action) {
    return ((Action.Answer) action).reply();
  }

  private static String refused(MessageReader.Reading reading) {
    return code(((MessageReader.NotUnderstood) reading).reply());
  }

  /** Status, code and id. */
  private static String code(Reply reply) {
    JsonNode json = json(reply);
    return reply.status()
        + " "
        + json.at("/error/code")
        + " "
        + (json.has("id") ? json.path("id") : "none");
  }

  private static JsonNode json(Reply reply) {
    return JsonMapper.shared().readTree(reply.body());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
