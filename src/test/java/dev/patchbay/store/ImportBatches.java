package dev.patchbay.store;

import static dev.patchbay.registry.snapshot.Projects.ANN;
import static dev.patchbay.registry.snapshot.Projects.NOW;
import static dev.patchbay.registry.snapshot.Projects.connector;
import static dev.patchbay.registry.snapshot.Projects.key;

import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.change.ImportBatch;
import dev.patchbay.registry.change.ProjectChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Imports of many projects, each with a connector of several versions. */
public final class ImportBatches {
  static final String TENANT = "evil";

  private ImportBatches() {}

  public static ProjectKey project(int number) {
    return key(TENANT, "p" + number);
  }

  /** Into a store without these projects. */
  public static ImportBatch of(int projects, int versions) {
    return replacing(Map.of(), projects, versions);
  }

  public static ImportBatch replacing(
      Map<ProjectKey, ProjectRegistry> there, int projects, int versions) {
    List<ProjectChange> changes = new ArrayList<>();
    Map<ProjectKey, Optional<ProjectRegistry>> before = new LinkedHashMap<>();
    for (int i = 0; i < projects; i++) {
      ProjectKey key = project(i);
      before.put(key, Optional.ofNullable(there.get(key)));
      if (there.containsKey(key)) {
        changes.add(ProjectChange.removal(key, ANN, NOW));
      }
      ProjectRegistry project = ProjectRegistry.empty(key, NOW);
      changes.add(ProjectChange.creation(project, ANN, NOW));
      for (int version = 0; version < versions; version++) {
        LoadedConnector connector = connector("crm", "tool" + version);
        ProjectChange change = ProjectChange.putting(project, connector, ANN, NOW);
        changes.add(change);
        project = change.after().orElseThrow();
      }
    }
    return new ImportBatch(changes, before, List.of());
  }
}
