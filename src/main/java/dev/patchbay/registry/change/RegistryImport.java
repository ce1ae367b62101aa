package dev.patchbay.registry.change;

import dev.patchbay.model.Revision;
import dev.patchbay.registry.audit.CommitPermit;
import dev.patchbay.registry.audit.Recorded;
import java.util.List;

/** Port: many changes as one, which is how projects come from another store. */
public interface RegistryImport {
  /**
   * Saves the changes in their order, each under the next revision of the whole store, and the uses
   * of their tools; all of it or nothing. Returns the revisions of the changes. Fails as {@link
   * RegistryStore#commit} does, changing nothing.
   */
  Recorded<List<Revision>> commitAll(ImportBatch batch, CommitPermit permit);
}
