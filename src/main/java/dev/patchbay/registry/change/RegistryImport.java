package dev.patchbay.registry.change;

import dev.patchbay.model.Revision;
import dev.patchbay.registry.audit.CommitPermit;
import dev.patchbay.registry.audit.Recorded;
import java.util.List;

/** Port: commits the changes of an import as one. */
public interface RegistryImport {
  /**
   * Saves the changes in their order, each under the next revision of the whole store, and the uses
   * of their tools; all or nothing. Returns the revisions of the changes. Fails as {@link
   * RegistryStore#commit} does, changing nothing.
   */
  Recorded<List<Revision>> commitAll(ImportBatch batch, CommitPermit permit);
}
