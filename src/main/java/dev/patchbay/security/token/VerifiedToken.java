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
 * What a token says whose signature, issuer and times are right.
 *
 * @param callerId for logs and audit
 * @param audience whom it is made out to
 * @param scopes what its bearer was granted of MCP
 * @param expiresAt when it is not taken any more
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

  /** Whom it makes known below {@code /v1}; empty when it is not made out to all of Patchbay. */
  public Optional<Caller> callerOfRest(JwtSettings settings) {
    return isForAll(settings) ? Optional.of(caller(roles, Optional.empty())) : Optional.empty();
  }

  /**
   * Whom it makes known to one project's MCP server. Scopes of ours count instead of roles: they
   * are what the user let this client do.
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
