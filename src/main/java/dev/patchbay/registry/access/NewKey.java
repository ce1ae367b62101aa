package dev.patchbay.registry.access;

import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Request for a new API key.
 *
 * @param tenant empty for the caller's own tenant
 * @param projects empty for all projects that the caller may see
 */
public record NewKey(
    Optional<TenantId> tenant,
    Set<Role> roles,
    String name,
    Optional<Set<ProjectId>> projects,
    Optional<Instant> expiresAt) {}
