package dev.patchbay.registry.access;

import dev.patchbay.model.Caller;
import dev.patchbay.model.ContentDigest;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Role;
import dev.patchbay.model.Rule;
import dev.patchbay.model.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An API key as stored: owner, roles, projects and the hashes of its texts, never the text itself.
 *
 * @param projects the only projects that the key opens; empty for all projects of the tenant
 * @param expiresAt when the key expires
 * @param createdBy the caller's id
 * @param secrets newest first; two during the grace period of a rotation
 */
public record ApiKey(
    KeyId id,
    TenantId tenant,
    String name,
    Set<Role> roles,
    Optional<Set<ProjectId>> projects,
    Optional<Instant> expiresAt,
    String createdBy,
    Instant createdAt,
    Optional<Instant> lastUsed,
    List<KeySecret> secrets) {
  /** Limit per tenant, because each node holds all keys of all tenants in memory. */
  public static final int MOST_OF_A_TENANT = 1_000;

  private static final int MOST_NAME = 128;

  public ApiKey {
    roles = Set.copyOf(roles);
    projects = projects.map(Set::copyOf);
    secrets = List.copyOf(secrets);
    if (roles.isEmpty() || secrets.isEmpty()) {
      throw new IllegalArgumentException("a key has a role and a secret");
    }
  }

  /** One line of visible text, 1 to 128 characters. */
  static boolean isLegalName(String name) {
    return !name.isBlank()
        && name.length() <= MOST_NAME
        && name.codePoints().noneMatch(ApiKey::isInvisible);
  }

  private static boolean isInvisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  public boolean isExpired(Instant now) {
    return expiresAt.map(end -> !now.isBefore(end)).orElse(false);
  }

  /** The caller that the text authenticates; empty when the text is wrong, expired or replaced. */
  public Optional<Caller> caller(ApiKeyText text, Instant now) {
    if (isExpired(now)) {
      return Optional.empty();
    }
    return secrets.stream()
        .filter(secret -> secret.isOf(text) && secret.isTaken(now))
        .findFirst()
        .map(
            secret ->
                new Caller(
                    tenant,
                    id.value(),
                    roles,
                    projects,
                    "",
                    end(secret),
                    Caller.Kind.KEY,
                    Optional.of(secret.mark())));
  }

  /**
   * Does the text still authenticate the caller, and does the key still grant as much? The check
   * reads the current key, since the text may have been replaced after the caller was
   * authenticated.
   */
  public boolean stillHolds(Caller caller, Instant now) {
    return !isExpired(now)
        && roles.containsAll(caller.roles())
        && projects
            .map(left -> caller.projects().filter(left::containsAll).isPresent())
            .orElse(true)
        && caller
            .keyText()
            .map(
                mark ->
                    secrets.stream()
                        .anyMatch(secret -> secret.mark().equals(mark) && secret.isTaken(now)))
            .orElse(true);
  }

  private Optional<Instant> end(KeySecret secret) {
    return secret
        .until()
        .map(until -> expiresAt.filter(until::isAfter).orElse(until))
        .or(() -> expiresAt);
  }

  /** Do both keys have the same texts? */
  public boolean hasTextsOf(ApiKey other) {
    return secrets.equals(other.secrets);
  }

  /**
   * Returns the key with a new text. The current text is accepted until the given time; an older
   * one ends now.
   */
  ApiKey rotated(ApiKeyText fresh, Instant until) {
    return with(List.of(KeySecret.of(fresh), secrets.get(0).until(until)), lastUsed);
  }

  public ApiKey usedAt(Instant at) {
    Instant latest = lastUsed.filter(at::isBefore).orElse(at);
    return with(secrets, Optional.of(latest));
  }

  private ApiKey with(List<KeySecret> otherSecrets, Optional<Instant> used) {
    return new ApiKey(
        id, tenant, name, roles, projects, expiresAt, createdBy, createdAt, used, otherSecrets);
  }

  /** Digest of what the key is and grants, without its last use. */
  String digest() {
    List<String> sortedRoles = roles.stream().map(Role::text).sorted().toList();
    List<String> sortedProjects =
        projects.orElse(Set.of()).stream().map(ProjectId::value).sorted().toList();
    return "sha256:"
        + ContentDigest.sha256(
            String.join(
                "\n",
                id.value(),
                tenant.value(),
                name,
                sortedRoles.toString(),
                projects.isPresent() + sortedProjects.toString(),
                expiresAt.toString(),
                secrets.toString()));
  }

  /**
   * Fails with FORBIDDEN when this is the last key of a platform-admin that does not expire.
   *
   * @param all may hold this key
   */
  public void requireNotLastOf(Collection<ApiKey> all) {
    if (isLastingPlatformAdmin() && all.stream().noneMatch(this::isReplacedBy)) {
      throw new MCPRuntimeException(
          FailureKind.FORBIDDEN,
          "This is the last platform-admin key that does not expire. Create another one first.");
    }
  }

  /**
   * Fails with VALIDATION_ERROR when the tenant has reached its limit of keys.
   *
   * @param all without this key
   */
  public void requireRoomAmong(Collection<ApiKey> all) {
    if (all.stream().filter(key -> key.tenant.equals(tenant)).count() >= MOST_OF_A_TENANT) {
      throw MCPRuntimeException.invalid(
          Rule.FIELD,
          "A tenant may have "
              + MOST_OF_A_TENANT
              + " keys, expired ones included; revoke some first.");
    }
  }

  private boolean isReplacedBy(ApiKey other) {
    return other.isLastingPlatformAdmin() && !other.id().equals(id);
  }

  /** Is this a key of a platform-admin for all projects that never expires? */
  public boolean isLastingPlatformAdmin() {
    return roles.contains(Role.PLATFORM_ADMIN) && expiresAt.isEmpty() && projects.isEmpty();
  }
}
