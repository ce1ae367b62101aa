package dev.patchbay.mcp;

import dev.patchbay.mcp.protocol.ModernEnvelope;
import dev.patchbay.model.Caller;
import dev.patchbay.model.Role;
import dev.patchbay.security.RequiresRole;
import dev.patchbay.security.token.VerifiedToken;
import java.util.Arrays;
import java.util.Optional;

/**
 * MCP methods with their roles and token scopes. A method without {@link RequiresRole} is refused
 * to all callers.
 */
public enum McpMethod {
  @RequiresRole({Role.VIEWER, Role.CALLER})
  DISCOVER(ModernEnvelope.DISCOVER, VerifiedToken.READ),

  @RequiresRole({Role.VIEWER, Role.CALLER})
  INITIALIZE("initialize", VerifiedToken.READ),

  @RequiresRole({Role.VIEWER, Role.CALLER})
  PING("ping", VerifiedToken.READ),

  @RequiresRole({Role.VIEWER, Role.CALLER})
  LIST(ModernEnvelope.LIST, VerifiedToken.READ),

  @RequiresRole(Role.CALLER)
  CALL(ModernEnvelope.CALL, VerifiedToken.CALL),

  /** Also the role for the stream that a legacy client opens by {@code GET}. */
  @RequiresRole({Role.VIEWER, Role.CALLER})
  LISTEN(ModernEnvelope.LISTEN, VerifiedToken.READ);

  private final String text;
  private final String scope;

  /**
   * @param scope that a token needs
   */
  McpMethod(String text, String scope) {
    this.text = text;
    this.scope = scope;
  }

  static Optional<McpMethod> find(String text) {
    return Arrays.stream(values()).filter(method -> method.text.equals(text)).findFirst();
  }

  String text() {
    return text;
  }

  String scope() {
    return scope;
  }

  boolean isAllowedTo(Caller caller) {
    return needs().filter(needs -> caller.hasOneOf(needs.value())).isPresent();
  }

  private Optional<RequiresRole> needs() {
    try {
      return Optional.ofNullable(
          McpMethod.class.getField(name()).getAnnotation(RequiresRole.class));
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("every constant is a field", e);
    }
  }
}
