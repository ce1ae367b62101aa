package dev.patchbay.registry.snapshot;

import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Revision;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.model.state.TenantStats;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/**
 * Immutable snapshot of all projects of a tenant, by name; totals are kept, not counted.
 *
 * @param revision of the last change to any project
 * @param late number of changes that arrived after a later revision of another project, so that
 *     {@code revision} does not show them
 */
public record TenantRegistry(
    TreePMap<ProjectId, ProjectRegistry> projects,
    TenantStats stats,
    Revision revision,
    long late) {
  public static final TenantRegistry EMPTY =
      new TenantRegistry(TreePMap.empty(), TenantStats.NONE, Revision.NONE, 0);

  public Optional<ProjectRegistry> find(ProjectId project) {
    return Optional.ofNullable(projects.get(project));
  }

  /**
   * Projects by name, from the first that is not below {@code start}; the cost depends on the
   * consumed items only.
   */
  public Stream<ProjectRegistry> from(Optional<ProjectId> start) {
    return start.map(id -> projects.tailMap(id, true)).orElse(projects).values().stream();
  }

  TenantRegistry with(ProjectRegistry project) {
    Optional<ProjectRegistry> before = find(project.projectId());
    if (before.isPresent() && before.get().revision().compareTo(project.revision()) >= 0) {
      return this;
    }
    TenantStats others = stats.minus(before.map(TenantStats::of).orElse(TenantStats.NONE));
    return after(
        projects.plus(project.projectId(), project),
        others.plus(TenantStats.of(project)),
        project.revision());
  }

  TenantRegistry without(ProjectId project, Revision removedAt) {
    Optional<ProjectRegistry> before = find(project);
    if (before.isEmpty() || before.get().revision().compareTo(removedAt) >= 0) {
      return this;
    }
    return after(projects.minus(project), stats.minus(TenantStats.of(before.get())), removedAt);
  }

  private TenantRegistry after(
      TreePMap<ProjectId, ProjectRegistry> changed, TenantStats newStats, Revision changedAt) {
    return changedAt.compareTo(revision) > 0
        ? new TenantRegistry(changed, newStats, changedAt, late)
        : new TenantRegistry(changed, newStats, revision, late + 1);
  }
}
