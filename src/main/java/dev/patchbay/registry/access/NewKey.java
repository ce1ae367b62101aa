package dev.patchbay.registry.access;

import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The key that somebody asks for.
 *
 * @param tenant the caller's own when empty
 * @param projects all that the caller may know of when empty
 */
public record NewKey(
    Optional<TenantId> tenant,
    Set<Role> roles,
    String name,
    Optional<Set<ProjectId>> projects,
    Optional<Instant> expiresAt) {}
