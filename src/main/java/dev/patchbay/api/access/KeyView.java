package dev.patchbay.api.access;

import dev.patchbay.api.view.View;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Role;
import dev.patchbay.registry.access.ApiKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A key without its text. */
public record KeyView(
    String id,
    String name,
    String tenant,
    List<String> roles,
    Optional<List<String>> projects,
    Optional<Instant> expiresAt,
    String createdBy,
    Instant createdAt,
    Optional<Instant> lastUsed)
    implements View {

  static KeyView of(ApiKey key) {
    return new KeyView(
        key.id().value(),
        key.name(),
        key.tenant().value(),
        roles(key.roles()),
        key.projects().map(KeyView::projects),
        key.expiresAt(),
        key.createdBy(),
        key.createdAt(),
        key.lastUsed());
  }

  private static List<String> roles(Set<Role> roles) {
    return roles.stream().sorted(Comparator.naturalOrder()).map(Role::text).toList();
  }

  private static List<String> projects(Set<ProjectId> projects) {
    return projects.stream().map(ProjectId::value).sorted().toList();
  }
}
