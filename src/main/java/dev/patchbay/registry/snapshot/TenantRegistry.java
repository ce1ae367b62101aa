package dev.patchbay.registry.snapshot;

import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Revision;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.model.state.TenantStats;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/**
 * All projects of a tenant at one moment, by name. Immutable; totals are kept, not counted.
 *
 * @param revision of the last change to any of them
 */
public record TenantRegistry(
    TreePMap<ProjectId, ProjectRegistry> projects, TenantStats stats, Revision revision) {
  public static final TenantRegistry EMPTY =
      new TenantRegistry(TreePMap.empty(), new TenantStats(0, 0, 0), Revision.NONE);

  public Optional<ProjectRegistry> find(ProjectId project) {
    return Optional.ofNullable(projects.get(project));
  }

  /**
   * Projects by name, from the first that is not below {@code start}; costs by what is consumed.
   */
  public Stream<ProjectRegistry> from(Optional<ProjectId> start) {
    return start.map(id -> projects.tailMap(id, true)).orElse(projects).values().stream();
  }

  TenantRegistry with(ProjectRegistry project) {
    Optional<ProjectRegistry> before = find(project.projectId());
    if (before.isPresent() && before.get().revision().compareTo(project.revision()) >= 0) {
      return this;
    }
    TenantStats counted = plus(before.map(old -> plus(stats, old, -1)).orElse(stats), project, 1);
    return new TenantRegistry(
        projects.plus(project.projectId(), project), counted, latest(project.revision()));
  }

  TenantRegistry without(ProjectId project, Revision removedAt) {
    Optional<ProjectRegistry> before = find(project);
    if (before.isEmpty() || before.get().revision().compareTo(removedAt) >= 0) {
      return this;
    }
    return new TenantRegistry(
        projects.minus(project), plus(stats, before.get(), -1), latest(removedAt));
  }

  private Revision latest(Revision other) {
    return revision.compareTo(other) >= 0 ? revision : other;
  }

  private static TenantStats plus(TenantStats stats, ProjectRegistry project, int sign) {
    return new TenantStats(
        stats.projects() + sign,
        stats.connectors() + (long) sign * project.connectors().count(),
        stats.tools() + (long) sign * project.connectors().toolCount());
  }
}
