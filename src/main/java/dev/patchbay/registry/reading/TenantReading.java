package dev.patchbay.registry.reading;

import dev.patchbay.model.Caller;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.model.state.TenantStats;
import dev.patchbay.registry.snapshot.StateVersion;
import dev.patchbay.registry.snapshot.TenantRegistry;
import dev.patchbay.registry.source.SourceLedger;
import java.util.Optional;
import java.util.stream.Stream;

/** Consistent read of the caller's tenant: the projects that the caller may see, by name. */
public final class TenantReading {
  private final Caller caller;
  private final TenantRegistry tenant;
  private final long tick;
  private final SourceLedger sources;

  public TenantReading(Caller caller, TenantRegistry tenant, long tick, SourceLedger sources) {
    this.caller = caller;
    this.tenant = tenant;
    this.tick = tick;
    this.sources = sources;
  }

  public StateVersion stamp() {
    return StateVersion.of(tenant, tick);
  }

  public Page<ProjectStats, ProjectId> projects(PageRequest<ProjectId> window) {
    Stream<ProjectStats> stats =
        known(window.start()).map(project -> ProjectStats.of(project, sources));
    return window.of(
        stats, Math.toIntExact(totals().projects()), entry -> entry.registry().projectId());
  }

  public TenantStats totals() {
    if (caller.projects().isEmpty()) {
      return tenant.stats();
    }
    return known(Optional.empty()).map(TenantStats::of).reduce(TenantStats.NONE, TenantStats::plus);
  }

  private Stream<ProjectRegistry> known(Optional<ProjectId> start) {
    return tenant.from(start).filter(project -> caller.mayKnow(project.projectId()));
  }
}
