package dev.patchbay.security.token;

import dev.patchbay.model.Caller;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Verified content of a token with a valid signature, issuer and times.
 *
 * @param callerId for logs and audit
 * @param audience of the token
 * @param scopes MCP scopes that were granted
 * @param expiresAt time from which it is refused
 */
public record VerifiedToken(
    TenantId tenant,
    String callerId,
    Set<Role> roles,
    Set<String> audience,
    Set<String> scopes,
    Instant expiresAt) {
  public static final String READ = "tools:read";
  public static final String CALL = "tools:call";

  public VerifiedToken {
    roles = Set.copyOf(roles);
    audience = Set.copyOf(audience);
    scopes = Set.copyOf(scopes);
  }

  /** The caller below {@code /v1}; empty when the audience is not all of Patchbay. */
  public Optional<Caller> callerOfRest(JwtSettings settings) {
    return isForAll(settings) ? Optional.of(caller(roles, Optional.empty())) : Optional.empty();
  }

  /**
   * The caller of one project's MCP server. Patchbay's scopes replace roles, because they are what
   * the user granted to this client.
   */
  public Optional<Caller> callerOfMcp(JwtSettings settings, ProjectId project) {
    Set<Role> granted = scopes.isEmpty() ? roles : byScopes();
    if (isForAll(settings)) {
      return Optional.of(caller(granted, Optional.empty()));
    }
    return settings.resource(project).filter(audience::contains).isPresent()
        ? Optional.of(caller(granted, Optional.of(Set.of(project))))
        : Optional.empty();
  }

  private boolean isForAll(JwtSettings settings) {
    return settings.audience().filter(audience::contains).isPresent();
  }

  private Set<Role> byScopes() {
    Set<Role> granted = EnumSet.noneOf(Role.class);
    if (scopes.contains(READ)) {
      granted.add(Role.VIEWER);
    }
    if (scopes.contains(CALL)) {
      granted.add(Role.CALLER);
    }
    return granted;
  }

  private Caller caller(Set<Role> granted, Optional<Set<ProjectId>> projects) {
    return new Caller(
        tenant,
        callerId,
        granted,
        projects,
        "",
        Optional.of(expiresAt),
        Caller.Kind.TOKEN,
        Optional.empty());
  }
}
