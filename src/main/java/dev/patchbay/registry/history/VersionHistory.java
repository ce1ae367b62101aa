package dev.patchbay.registry.history;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.Revision;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.state.ProjectKey;
import java.util.List;
import java.util.Optional;

/**
 * Port: every content of every connector, as far back as it is kept. A version is written by the
 * commit that brings it and never changes. Fails with STORE_UNAVAILABLE when it cannot be read.
 */
public interface VersionHistory {
  /** Newest first; empty for a connector that was never there. */
  List<ConnectorVersion> of(ProjectKey project, ConnectorName connector);

  /** What the version of that revision says; empty when it is not kept. */
  Optional<ConnectorManifest> manifest(
      ProjectKey project, ConnectorName connector, Revision revision);
}
