package dev.patchbay.registry.snapshot;

import dev.patchbay.model.Caller;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Revision;
import dev.patchbay.model.Role;
import dev.patchbay.model.Secret;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ConfigValue;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.PlacedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.Descriptor;
import dev.patchbay.registry.Loaded;
import dev.patchbay.registry.SettableClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Keys, connectors and snapshots for tests, and values to compare snapshots. */
public final class Projects {
  public static final Instant NOW = SettableClock.START;
  public static final Caller ANN =
      new Caller(new TenantId("acme"), "ann", Set.of(Role.ADMIN), Optional.empty());

  private Projects() {}

  public static ProjectKey key(String tenant, String project) {
    return new ProjectKey(new TenantId(tenant), new ProjectId(project));
  }

  public static LoadedConnector connector(String name, String... tools) {
    return Loaded.of(
        Descriptor.of(name, "1.0.0", tools).manifest(),
        NOW,
        Optional.of(name + ".yaml"),
        Optional.of(NOW.minusSeconds(60)),
        true,
        new TreeMap<>(Map.of("api_key", new ConfigValue(new Secret("s3cret"), NOW))));
  }

  public static ProjectRegistry with(ProjectRegistry project, LoadedConnector connector) {
    return project.with(project.connectors().with(connector));
  }

  public static ProjectRegistry at(ProjectKey key, long revision, LoadedConnector... connectors) {
    ProjectRegistry project = ProjectRegistry.empty(key, NOW);
    for (LoadedConnector connector : connectors) {
      project = with(project, connector);
    }
    return project.at(new Revision(revision), NOW);
  }

  /** All content of a snapshot as a value. */
  public record Picture(
      ProjectKey key,
      Instant createdAt,
      Instant lastUpdated,
      Revision revision,
      List<PlacedConnector> connectors) {

    public static Picture of(ProjectRegistry project) {
      return new Picture(
          project.key(),
          project.createdAt(),
          project.lastUpdated(),
          project.revision(),
          project.connectors().from(0).toList());
    }
  }
}
