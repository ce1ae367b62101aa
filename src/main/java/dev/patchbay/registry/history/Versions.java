package dev.patchbay.registry.history;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.snapshot.Snapshots;
import jakarta.inject.Inject;
import java.util.List;

/** Queries the versions of installed connectors. */
@SingletonBean
public class Versions {
  private final Snapshots snapshots;
  private final VersionHistory history;

  @Inject
  public Versions(Snapshots snapshots, VersionHistory history) {
    this.snapshots = snapshots;
    this.history = history;
  }

  /** The versions of one connector, newest first, and the connector itself. */
  public record Listing(List<ConnectorVersion> versions, LoadedConnector connector) {
    public Listing {
      versions = List.copyOf(versions);
    }

    /** Is this the current version: the newest one with the content that serves? */
    public boolean isCurrent(ConnectorVersion version) {
      return versions.stream()
          .filter(other -> other.digest().equals(connector.digest()))
          .findFirst()
          .filter(version::equals)
          .isPresent();
    }
  }

  /** Fails with PROJECT_NOT_FOUND or CONNECTOR_NOT_FOUND. */
  public Listing list(ProjectKey project, ConnectorName connector) {
    LoadedConnector loaded =
        snapshots
            .find(project)
            .orElseThrow(MCPRuntimeException::noSuchProject)
            .connectors()
            .find(connector)
            .orElseThrow(MCPRuntimeException::noSuchConnector);
    return new Listing(history.of(project, connector), loaded);
  }

  /** Fails with CONNECTOR_NOT_FOUND, also when the version is not kept. */
  public KeptVersion require(ProjectKey project, ConnectorName connector, VersionRef wanted) {
    Listing listing = list(project, connector);
    ConnectorVersion version =
        wanted.among(listing.versions()).orElseThrow(MCPRuntimeException::noSuchVersion);
    return history
        .manifest(project, connector, version.revision())
        .map(manifest -> new KeptVersion(version, manifest, listing.isCurrent(version)))
        .orElseThrow(MCPRuntimeException::noSuchVersion);
  }

  /** Compares two versions, in either direction; fails as {@link #require} does. */
  public VersionDifference difference(
      ProjectKey project, ConnectorName connector, VersionRef from, VersionRef to) {
    return VersionDifference.between(
        require(project, connector, from), require(project, connector, to));
  }
}
