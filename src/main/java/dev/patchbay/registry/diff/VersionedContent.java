package dev.patchbay.registry.diff;

import dev.patchbay.model.SemVer;
import dev.patchbay.model.manifest.ConnectorManifest;

/**
 * A manifest with the digest of its content, which includes the version.
 *
 * @param digest of the canonical form; equal digests mean equal content
 */
public record VersionedContent(String digest, ConnectorManifest manifest) {
  public SemVer version() {
    return manifest.version();
  }
}
