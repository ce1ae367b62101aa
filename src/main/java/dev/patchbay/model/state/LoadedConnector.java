package dev.patchbay.model.state;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.SemVer;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.manifest.ConnectorTool;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A connector as it stands in a project. Immutable; name, version and tools are those of the
 * manifest.
 *
 * @param filePath relative to the connectors directory; empty for a connector that was installed
 *     from a manifest
 * @param fileMtime that of the content loaded, not of a later touch
 * @param config by key; what a descriptor's <code>${config:…}</code> refers to
 */
public record LoadedConnector(
    ConnectorName name,
    SemVer version,
    ConnectorManifest manifest,
    List<ConnectorTool> tools,
    Instant loadedAt,
    Optional<String> filePath,
    Optional<Instant> fileMtime,
    boolean enabled,
    SortedMap<String, ConfigValue> config) {

  public LoadedConnector {
    if (!name.equals(manifest.name())
        || !version.equals(manifest.version())
        || !tools.equals(manifest.tools())) {
      throw new IllegalArgumentException("name, version and tools are those of the manifest");
    }
    tools = manifest.tools();
    config = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(config));
  }

  public static LoadedConnector of(
      ConnectorManifest manifest,
      Instant loadedAt,
      Optional<String> filePath,
      Optional<Instant> fileMtime,
      boolean enabled,
      SortedMap<String, ConfigValue> config) {
    return new LoadedConnector(
        manifest.name(),
        manifest.version(),
        manifest,
        manifest.tools(),
        loadedAt,
        filePath,
        fileMtime,
        enabled,
        config);
  }

  public LoadedConnector withEnabled(boolean newEnabled) {
    return of(manifest, loadedAt, filePath, fileMtime, newEnabled, config);
  }

  /** The same but for the times: nothing that a reader could act on differs. */
  public boolean hasSameContentAs(LoadedConnector other) {
    return manifest.equals(other.manifest)
        && filePath.equals(other.filePath)
        && enabled == other.enabled
        && config.equals(other.config);
  }
}
