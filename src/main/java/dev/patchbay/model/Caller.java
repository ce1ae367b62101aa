package dev.patchbay.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Caller of an operation. {@code security} creates it from a credential for each request and passes
 * it to every operation of the registry.
 *
 * @param id name in logs and audit, such as a key's id; never a credential. Unique only together
 *     with {@code kind} and {@code tenant}: see {@link #identity}
 * @param projects the only projects this caller may see; empty for all of its tenant
 * @param address client address of the request; empty without a request
 * @param expiresAt expiry of the credential, if it has one
 * @param kind of the credential
 * @param keyText beginning of the hash of the key text that was presented; empty without a key
 */
public record Caller(
    TenantId tenant,
    String id,
    Set<Role> roles,
    Optional<Set<ProjectId>> projects,
    String address,
    Optional<Instant> expiresAt,
    Kind kind,
    Optional<String> keyText) {
  public Caller {
    roles = Set.copyOf(roles);
    projects = projects.map(Set::copyOf);
    if (keyText.isPresent() && kind != Kind.KEY) {
      throw new IllegalArgumentException("only a key has a text");
    }
  }

  /** Caller without an address and without an expiring credential. */
  public Caller(TenantId tenant, String id, Set<Role> roles, Optional<Set<ProjectId>> projects) {
    this(tenant, id, roles, projects, "", Optional.empty(), Kind.LOCAL, Optional.empty());
  }

  /** Kind of credential. */
  public enum Kind {
    /** An API key; the caller's id is the key's. */
    KEY,
    /** A JWT; the caller's id comes from its subject, which the issuer chooses. */
    TOKEN,
    /** No credential: the node itself, or development access. */
    LOCAL
  }

  /**
   * Identity for rate limits, sessions and caches. The id alone is not unique: a token's subject
   * may equal a key's id, and two tenants may have users of one name.
   */
  public record Identity(TenantId tenant, Kind kind, String id) {}

  public Identity identity() {
    return new Identity(tenant, kind, id);
  }

  /** May this caller learn that the project exists? */
  public boolean mayKnow(ProjectId project) {
    return projects.map(known -> known.contains(project)).orElse(true);
  }

  /** Does one of its roles include one of these? */
  public boolean hasOneOf(Role... wanted) {
    return roles.stream().anyMatch(role -> Arrays.stream(wanted).anyMatch(role::includes));
  }

  public Caller in(TenantId other) {
    return new Caller(other, id, roles, projects, address, expiresAt, kind, keyText);
  }

  public Caller at(String from) {
    return new Caller(tenant, id, roles, projects, from, expiresAt, kind, keyText);
  }
}
