package dev.patchbay.registry.history;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.Revision;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.state.ProjectKey;
import java.util.List;
import java.util.Optional;

/**
 * Port: the stored versions of all connectors. A version is written by the commit that installs it
 * and never changes. Fails with STORE_UNAVAILABLE when it cannot be read.
 */
public interface VersionHistory {
  /** Versions of the connector, newest first; empty for an unknown connector. */
  List<ConnectorVersion> of(ProjectKey project, ConnectorName connector);

  /** Manifest of the version with that revision; empty when it is not kept. */
  Optional<ConnectorManifest> manifest(
      ProjectKey project, ConnectorName connector, Revision revision);
}
