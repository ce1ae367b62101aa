package dev.patchbay.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Who acts. Made by {@code security} from a credential, for each request anew, and handed to every
 * operation of the registry.
 *
 * @param id what logs and audit name, such as a key's id; never a credential
 * @param projects the only projects this caller may know of; empty when it may know all of its
 *     tenant's
 * @param address from which the request came; empty for what no request asked for
 * @param expiresAt when the credential ends by itself, if it does
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
    Optional<String> keyText) {
  public Caller {
    roles = Set.copyOf(roles);
    projects = projects.map(Set::copyOf);
  }

  /** Somebody without an address, whose credential never ends. */
  public Caller(TenantId tenant, String id, Set<Role> roles, Optional<Set<ProjectId>> projects) {
    this(tenant, id, roles, projects, "", Optional.empty(), Optional.empty());
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
    return new Caller(other, id, roles, projects, address, expiresAt, keyText);
  }

  public Caller at(String from) {
    return new Caller(tenant, id, roles, projects, from, expiresAt, keyText);
  }
}
