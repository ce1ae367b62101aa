package dev.patchbay.registry;

import dev.patchbay.model.ContentDigest;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.state.ConfigValue;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.TakenFile;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/** Loaded connectors with the digest of {@link FakeDescriptorReader}. */
public final class Loaded {
  private Loaded() {}

  public static LoadedConnector of(
      ConnectorManifest manifest,
      Instant loadedAt,
      Optional<String> filePath,
      Optional<Instant> fileMtime,
      boolean enabled,
      SortedMap<String, ConfigValue> config) {
    return of(manifest, loadedAt, filePath, fileMtime, Optional.empty(), enabled, config);
  }

  public static LoadedConnector of(
      ConnectorManifest manifest,
      Instant loadedAt,
      Optional<String> filePath,
      Optional<Instant> fileMtime,
      Optional<String> fileSha256,
      boolean enabled,
      SortedMap<String, ConfigValue> config) {
    ContentDigest digest = digest(manifest);
    return LoadedConnector.of(
        manifest,
        digest,
        loadedAt,
        filePath,
        fileMtime,
        fileSha256.map(sha256 -> new TakenFile(sha256, digest)),
        enabled,
        config);
  }

  public static ContentDigest digest(ConnectorManifest manifest) {
    return ContentDigest.of(manifest.toString());
  }
}
