package dev.patchbay.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.mcp.message.MessageReader;
import dev.patchbay.mcp.message.Reply;
import dev.patchbay.mcp.session.Session;
import dev.patchbay.mcp.session.SessionSettings;
import dev.patchbay.mcp.session.Sessions;
import dev.patchbay.mcp.tools.ExposedTools;
import dev.patchbay.mcp.tools.ToolPages;
import dev.patchbay.model.Caller;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.upstream.Cancellation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers to clients of 2025-11-25 and 2025-06-18. */
class LegacyEndpointTest {
  private static final LoadedConnector CRM =
      Example.connector(
          "crm",
          Example.tool("get"),
          Example.tool(
              "count",
              "{\"type\":\"object\"}",
              Optional.of("{\"type\":\"integer\"}"),
              true,
              List.of()),
          Example.tool(
              "ask", "{\"type\":\"object\"}", Optional.empty(), false, List.of("sampling")));

  private final Sessions sessions =
      new Sessions(() -> 0, () -> "s-1", Duration.ofMinutes(30), new SessionSettings(10, 10, 10));
  private final LegacyEndpoint endpoint =
      new LegacyEndpoint(new ToolRequests(new ToolPages(100)), sessions);
  private final Scope scope = Example.scope(CRM);

  @Test
  void initializeAnswersTheRequestedVersionAndOpensASession() {
    Action.Greet greeting = greet("2025-06-18");

    assertThat(greeting.session().id()).isEqualTo("s-1");
    JsonNode result = json(greeting.reply()).path("result");
    assertThat(result.path("protocolVersion").asString()).isEqualTo("2025-06-18");
    assertThat(result.at("/capabilities/tools/listChanged").asBoolean()).isTrue();
    assertThat(result.at("/serverInfo/name").asString()).isEqualTo("patchbay");
    assertThat(result.path("instructions").asString()).endsWith("crm__: crm");
    assertThat(result.has("resultType")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"})
  void supportedVersionIsAnsweredWithItself(String version) {
    assertThat(json(greet(version).reply()).at("/result/protocolVersion").asString())
        .isEqualTo(version);
  }

  @Test
  void unsupportedVersionIsAnsweredWithTheNewestLegacyOne() {
    for (String version : List.of("2024-10-07", "2026-07-28", "nonsense")) {
      assertThat(json(greet(version).reply()).at("/result/protocolVersion").asString())
          .isEqualTo("2025-11-25");
    }
  }

  @Test
  void requestNeedsAKnownSession() {
    assertThat(code(handle(body("ping", "{}"), SentHeaders.of()))).isEqualTo("400 -32600 7");
    assertThat(code(handle(body("ping", "{}"), SentHeaders.of("Mcp-Session-Id", "s-2"))))
        .isEqualTo("404 -32600 7");
  }

  @Test
  void sessionBelongsToItsCaller() {
    greet("2025-11-25");
    Caller other = new Caller(Example.TENANT, "joe", Set.of(), Optional.empty());

    Action action =
        endpoint.handle(
            message(body("ping", "{}")),
            SentHeaders.of("Mcp-Session-Id", "s-1"),
            new Scope(other, scope.registry(), ExposedTools.NONE));

    assertThat(code(action)).isEqualTo("404 -32600 7");
  }

  @Test
  void pingIsAnsweredEmpty() {
    assertThat(inSession(body("ping", "{}")))
        .isEqualTo(
            new Action.Answer(new Reply(200, "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{}}")));
  }

  @Test
  void unknownMethodIsAnErrorWithStatus200() {
    assertThat(code(inSession(body("logging/setLevel", "{}")))).isEqualTo("200 -32601 7");
  }

  @Test
  void anUnknownToolIsInvalidParams() {
    assertThat(code(inSession(body("tools/call", "{\"name\":\"nothing\"}"))))
        .isEqualTo("200 -32602 7");
    assertThat(code(inSession(body("tools/call", "{}")))).isEqualTo("200 -32602 7");
    assertThat(code(inSession(body("tools/call", "{\"name\":\"crm__get\",\"arguments\":[]}"))))
        .isEqualTo("200 -32602 7");
  }

  @Test
  void nonObjectOutputSchemaIsWrapped() {
    Action action = inSession(body("tools/list", "{}"));

    JsonNode list = JsonMapper.shared().readTree(((Action.Show) action).result().toString());
    assertThat(list.at("/tools/1/outputSchema").toString())
        .isEqualTo(
            "{\"type\":\"object\",\"properties\":{\"result\":{\"type\":\"integer\"}},"
                + "\"required\":[\"result\"]}");
    assertThat(list.has("ttlMs")).isFalse();
  }

  @Test
  void missingClientCapabilityIsAToolError() {
    Action action = inSession(body("tools/call", "{\"name\":\"crm__ask\"}"));

    assertThat(json(((Action.Answer) action).reply()).at("/result/isError").asBoolean()).isTrue();
  }

  @Test
  void cancelNotificationCancelsItsRequest() {
    Session session = greet("2025-11-25").session();
    Cancellation named = session.begin("12");
    Cancellation other = session.begin("\"12\"");

    Action action =
        handle(
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":"
                + "{\"requestId\":12}}",
            SentHeaders.of("Mcp-Session-Id", "s-1"));

    assertThat(action).isEqualTo(new Action.Answer(Reply.accepted()));
    assertThat(named.isCancelled()).isTrue();
    assertThat(other.isCancelled()).isFalse();
  }

  private Action.Greet greet(String version) {
    return (Action.Greet)
        handle(
            body("initialize", "{\"protocolVersion\":\"" + version + "\",\"capabilities\":{}}"),
            SentHeaders.of());
  }

  private Action inSession(String body) {
    greet("2025-11-25");
    return handle(body, SentHeaders.of("Mcp-Session-Id", "s-1"));
  }

  private Action handle(String body, SentHeaders headers) {
    return endpoint.handle(message(body), headers, scope);
  }

  private static dev.patchbay.mcp.message.Message message(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return ((MessageReader.Understood) MessageReader.read(bytes)).message();
  }

  private static String body(String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"%s\",\"params\":%s}"
        .formatted(method, params);
  }

  private static String code(Action action) {
    Reply reply = ((Action.Answer) action).reply();
    JsonNode json = json(reply);
    return reply.status() + " " + json.at("/error/code") + " " + json.path("id");
  }

  private static JsonNode json(Reply reply) {
    return JsonMapper.shared().readTree(reply.body());
  }
}
