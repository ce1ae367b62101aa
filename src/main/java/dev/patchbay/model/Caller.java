package dev.patchbay.model;

import java.util.Optional;
import java.util.Set;

/**
 * Who acts. Made by {@code security} from a credential and handed to every operation of the
 * registry.
 *
 * @param id what logs and audit name, such as a key's id; never a credential
 * @param projects the only projects this caller may know of; empty when it may know all of its
 *     tenant's
 */
public record Caller(
    TenantId tenant, String id, Set<Role> roles, Optional<Set<ProjectId>> projects) {
  public Caller {
    roles = Set.copyOf(roles);
    projects = projects.map(Set::copyOf);
  }

  /** May this caller learn that the project exists? */
  public boolean mayKnow(ProjectId project) {
    return projects.map(known -> known.contains(project)).orElse(true);
  }
}
