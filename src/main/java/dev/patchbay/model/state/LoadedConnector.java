package dev.patchbay.model.state;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ContentDigest;
import dev.patchbay.model.Problem;
import dev.patchbay.model.SemVer;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.manifest.ConnectorTool;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Connector as installed in a project. Immutable; name, version and tools are those of the
 * manifest.
 *
 * @param filePath relative to the connectors directory; empty when installed from a manifest
 * @param fileMtime modification time of the loaded content; a later touch does not change it
 * @param digest of the manifest
 * @param takenFile the last loaded content of the file; empty without a file
 * @param config values by key, for references <code>${config:…}</code>
 * @param notices warnings about the last change of content, such as its version number; warnings
 *     about the content itself are not stored
 */
public record LoadedConnector(
    ConnectorName name,
    SemVer version,
    ConnectorManifest manifest,
    ContentDigest digest,
    List<ConnectorTool> tools,
    Instant loadedAt,
    Optional<String> filePath,
    Optional<Instant> fileMtime,
    Optional<TakenFile> takenFile,
    boolean enabled,
    SortedMap<String, ConfigValue> config,
    List<Problem> notices) {

  public LoadedConnector {
    if (!name.equals(manifest.name())
        || !version.equals(manifest.version())
        || !tools.equals(manifest.tools())) {
      throw new IllegalArgumentException("name, version and tools are those of the manifest");
    }
    tools = manifest.tools();
    config = Collections.unmodifiableSortedMap(new TreeMap<>(config));
    notices = List.copyOf(notices);
  }

  /** A connector without notices. */
  public static LoadedConnector of(
      ConnectorManifest manifest,
      ContentDigest digest,
      Instant loadedAt,
      Optional<String> filePath,
      Optional<Instant> fileMtime,
      Optional<TakenFile> takenFile,
      boolean enabled,
      SortedMap<String, ConfigValue> config) {
    return new LoadedConnector(
        manifest.name(),
        manifest.version(),
        manifest,
        digest,
        manifest.tools(),
        loadedAt,
        filePath,
        fileMtime,
        takenFile,
        enabled,
        config,
        List.of());
  }

  public LoadedConnector withNotices(List<Problem> newNotices) {
    return new LoadedConnector(
        name,
        version,
        manifest,
        digest,
        tools,
        loadedAt,
        filePath,
        fileMtime,
        takenFile,
        enabled,
        config,
        newNotices);
  }

  public LoadedConnector withEnabled(boolean newEnabled) {
    return of(manifest, digest, loadedAt, filePath, fileMtime, takenFile, newEnabled, config)
        .withNotices(notices);
  }

  /** Sets all times except the file's to one moment. */
  public LoadedConnector asOf(Instant moment) {
    SortedMap<String, ConfigValue> dated = new TreeMap<>(config);
    dated.replaceAll((key, value) -> new ConfigValue(value.value(), moment));
    return of(manifest, digest, moment, filePath, fileMtime, takenFile, enabled, dated)
        .withNotices(notices);
  }

  public LoadedConnector withConfig(SortedMap<String, ConfigValue> newConfig) {
    return of(manifest, digest, loadedAt, filePath, fileMtime, takenFile, enabled, newConfig)
        .withNotices(notices);
  }

  /**
   * Replaces the content by one that is not from the connector's file; drops notices, keeps the
   * rest.
   */
  public LoadedConnector withContent(
      ConnectorManifest newManifest, ContentDigest newDigest, Instant now) {
    return of(newManifest, newDigest, now, filePath, fileMtime, takenFile, enabled, config);
  }

  /** Does the installed content differ from the last loaded content of the file? */
  public boolean isDrifted() {
    return takenFile.map(taken -> !taken.digest().equals(digest)).orElse(false);
  }

  /** Equality except for times. */
  public boolean hasSameContentAs(LoadedConnector other) {
    return manifest.equals(other.manifest)
        && filePath.equals(other.filePath)
        && isDrifted() == other.isDrifted()
        && enabled == other.enabled
        && config.equals(other.config);
  }
}
