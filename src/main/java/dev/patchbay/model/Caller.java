package dev.patchbay.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Who acts. Made by {@code security} from a credential, for each request anew, and handed to every
 * operation of the registry.
 *
 * @param id what logs and audit name, such as a key's id; never a credential. Unique together with
 *     {@code kind} and {@code tenant} only: see {@link #identity}
 * @param projects the only projects this caller may know of; empty when it may know all of its
 *     tenant's
 * @param address from which the request came; empty for what no request asked for
 * @param expiresAt when the credential ends by itself, if it does
 * @param kind of credential that made the caller known
 * @param keyText which of a key's texts was shown, by the beginning of its hash; empty for what is
 *     no key
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

  /** A caller without an address and without a credential that could end. */
  public Caller(TenantId tenant, String id, Set<Role> roles, Optional<Set<ProjectId>> projects) {
    this(tenant, id, roles, projects, "", Optional.empty(), Kind.LOCAL, Optional.empty());
  }

  /** Kind of credential. */
  public enum Kind {
    /** An API key; the caller's id is the key's. */
    KEY,
    /** A token; the caller's id comes from its subject, which the issuer chooses. */
    TOKEN,
    /** None: the node itself, or development access. */
    LOCAL
  }

  /**
   * Identity of a caller: what rate limits, sessions and caches compare. The id alone is not one: a
   * token's subject may be any text, also that of a key's id, and two tenants may have users of one
   * name.
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
