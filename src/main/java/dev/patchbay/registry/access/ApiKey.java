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
 * A key as it is kept: whose it is and what it opens, never the key itself.
 *
 * @param projects the only ones it may know of; empty for all of its tenant
 * @param expiresAt when it ends by itself
 * @param createdBy the caller's id
 * @param secrets the newest first; two of them while a rotation lets the former go on
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
  /** Every node holds all keys of all tenants in memory. */
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

  /** Whom the text makes known; empty when it is not this key's, or not any more. */
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
   * Is the text by which the caller was known still taken, and does the key still open as much? The
   * text may have been replaced since, so that its end was not known yet.
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

  /** Are its texts those that the other has? */
  public boolean hasTextsOf(ApiKey other) {
    return secrets.equals(other.secrets);
  }

  /** With a new secret; the present one goes on until then, an older one ends now. */
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

  /** Names what the key is and opens, and not when it was used. */
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
   * Fails with FORBIDDEN when, among these keys, it alone opens everything for good.
   *
   * @param all may hold this one
   */
  public void requireNotLastOf(Collection<ApiKey> all) {
    if (isLastingPlatformAdmin() && all.stream().noneMatch(this::isReplacedBy)) {
      throw new MCPRuntimeException(
          FailureKind.FORBIDDEN,
          "This is the last platform-admin key that lasts; without it nobody could make another.");
    }
  }

  /**
   * Fails with VALIDATION_ERROR when its tenant has as many keys as it may.
   *
   * @param all without this one
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

  /** Does it open everything, now and for good? */
  public boolean isLastingPlatformAdmin() {
    return roles.contains(Role.PLATFORM_ADMIN) && expiresAt.isEmpty() && projects.isEmpty();
  }
}
