package dev.patchbay.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.mcp.message.Message;
import dev.patchbay.mcp.message.MessageReader;
import dev.patchbay.mcp.session.SessionIds;
import dev.patchbay.mcp.session.SessionSettings;
import dev.patchbay.mcp.session.Sessions;
import dev.patchbay.mcp.tools.ToolPages;
import dev.patchbay.model.Caller;
import dev.patchbay.model.Role;
import dev.patchbay.security.Challenge;
import dev.patchbay.security.token.JwtSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessageDispatchTest {
  private static final JwtSettings NO_TOKENS =
      new JwtSettings(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "tenant",
          "roles",
          Optional.empty());
  private static final String CALL =
      "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\"crm__get\"}}";
  private static final String GREETING =
      "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"initialize\","
          + "\"params\":{\"protocolVersion\":\"2025-11-25\"}}";

  private final ToolRequests tools = new ToolRequests(new ToolPages(100));
  private final Sessions sessions =
      new Sessions(
          () -> 0, new SessionIds(), Duration.ofMinutes(30), new SessionSettings(10, 10, 10));
  private final MessageDispatch dispatch =
      new MessageDispatch(
          new ModernEndpoint(tools), new LegacyEndpoint(tools, sessions), new Challenge(NO_TOKENS));
  private final Scope scope = Example.scope(Example.connector("crm", Example.tool("get")));

  @Test
  void methodThatTheRolesDoNotAllowReachesNoEndpoint() {
    Caller viewer = new Caller(Example.TENANT, "joe", Set.of(Role.VIEWER), Optional.empty());
    Scope ofViewer = new Scope(viewer, scope.registry(), scope.narrowing());

    Action action = dispatch.decide(message(CALL), SentHeaders.of(), ofViewer);

    assertThat(action).isInstanceOf(Action.Forbid.class);
    assertThat(((Action.Forbid) action).reply().status()).isEqualTo(403);
    assertThat(((Action.Forbid) action).challenge()).contains("insufficient_scope");
  }

  @Test
  void greetingIsForTheLegacyEndpointAndOpensASession() {
    Action action = dispatch.decide(message(GREETING), SentHeaders.of(), scope);

    assertThat(action).isInstanceOf(Action.Greet.class);
    assertThat(((Action.Greet) action).session().id()).hasSize(48).matches("[0-9a-f]+");
    assertThat(sessions.count()).isEqualTo(1);
  }

  private static Message message(String text) {
    return ((MessageReader.Understood) MessageReader.read(text.getBytes(StandardCharsets.UTF_8)))
        .message();
  }
}
