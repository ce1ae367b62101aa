package dev.patchbay.access;

import dev.patchbay.model.Role;
import java.util.Optional;

/** All kinds of callers. */
enum Actor {
  WITHOUT_CREDENTIAL(Optional.empty(), ""),
  MALFORMED(Optional.empty(), ""),
  EXPIRED(Optional.empty(), AccessWorld.ACME),
  REVOKED(Optional.empty(), AccessWorld.ACME),
  VIEWER(Optional.of(Role.VIEWER), AccessWorld.ACME),
  CALLER(Optional.of(Role.CALLER), AccessWorld.ACME),
  OPERATOR(Optional.of(Role.OPERATOR), AccessWorld.ACME),
  ADMIN(Optional.of(Role.ADMIN), AccessWorld.ACME),
  ADMIN_OF_ANOTHER_TENANT(Optional.of(Role.ADMIN), AccessWorld.BANK),
  PLATFORM_ADMIN(Optional.of(Role.PLATFORM_ADMIN), "default");

  final Optional<Role> role;
  final String tenant;

  /**
   * @param role empty for an unauthenticated caller
   */
  Actor(Optional<Role> role, String tenant) {
    this.role = role;
    this.tenant = tenant;
  }
}
