package dev.patchbay.registry.change;

import dev.patchbay.model.Revision;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.audit.CommitPermit;
import dev.patchbay.registry.audit.Recorded;
import java.util.List;
import java.util.Optional;

/** Port: what survives. Thread-safe; a change is in the store whole or not at all. */
public interface RegistryStore {
  /** Random per store, so that an ETag of another store never matches. */
  String id();

  /**
   * Saves the change under the next revision of the whole store and returns that revision; by then
   * it survives whatever the store survives. Fails with REVISION_CONFLICT, changing nothing, when
   * the project is not at {@code expected} ({@link Revision#NONE}: absent); with VALIDATION_ERROR,
   * changing nothing, when the tenant would have more than {@link QuotaSettings} lets it; with
   * STORE_UNAVAILABLE, changing nothing, when it cannot be saved; and as the last check of the
   * permit does.
   *
   * @param permit used in the same transaction
   */
  Recorded<Revision> commit(ProjectChange change, Revision expected, CommitPermit permit);

  /**
   * The project as last committed, by any node.
   *
   * @param known an earlier snapshot of it, with which the answer shares what has not changed
   */
  Optional<StoredProject> read(ProjectKey key, Optional<ProjectRegistry> known);

  /** Every project that is there. */
  List<ProjectKey> projects();

  default Optional<ProjectRegistry> find(ProjectKey key) {
    return read(key, Optional.empty()).map(StoredProject::registry);
  }
}
