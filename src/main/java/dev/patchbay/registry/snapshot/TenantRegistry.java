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
      new TenantRegistry(TreePMap.empty(), TenantStats.NONE, Revision.NONE);

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
    TenantStats others = stats.minus(before.map(TenantStats::of).orElse(TenantStats.NONE));
    return new TenantRegistry(
        projects.plus(project.projectId(), project),
        others.plus(TenantStats.of(project)),
        latest(project.revision()));
  }

  TenantRegistry without(ProjectId project, Revision removedAt) {
    Optional<ProjectRegistry> before = find(project);
    if (before.isEmpty() || before.get().revision().compareTo(removedAt) >= 0) {
      return this;
    }
    return new TenantRegistry(
        projects.minus(project), stats.minus(TenantStats.of(before.get())), latest(removedAt));
  }

  private Revision latest(Revision other) {
    return revision.compareTo(other) >= 0 ? revision : other;
  }
}
