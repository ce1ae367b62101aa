package dev.patchbay.registry.change;

import dev.patchbay.model.Revision;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.audit.CommitPermit;
import dev.patchbay.registry.audit.Recorded;
import java.util.List;
import java.util.Optional;

/** Port: durable store of projects. A change is stored as a whole or not at all. Thread-safe. */
public interface RegistryStore {
  /** Random per store, so that an ETag of another store never matches. */
  String id();

  /**
   * Saves the change under the next revision of the whole store and returns that revision; the
   * change is durable then. Fails, changing nothing, with REVISION_CONFLICT when the project is not
   * at {@code expected} ({@link Revision#NONE}: absent); with VALIDATION_ERROR when the tenant
   * would exceed {@link QuotaSettings}; with STORE_UNAVAILABLE when the change cannot be saved; and
   * as the last check of the permit fails.
   *
   * @param permit used in the same transaction
   */
  Recorded<Revision> commit(ProjectChange change, Revision expected, CommitPermit permit);

  /**
   * The project as last committed by any node.
   *
   * @param known an earlier snapshot of it; the answer shares its unchanged parts
   */
  Optional<StoredProject> read(ProjectKey key, Optional<ProjectRegistry> known);

  /** All projects of the store. */
  List<ProjectKey> projects();

  default Optional<ProjectRegistry> find(ProjectKey key) {
    return read(key, Optional.empty()).map(StoredProject::registry);
  }
}
