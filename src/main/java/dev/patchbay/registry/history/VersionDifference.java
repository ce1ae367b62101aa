package dev.patchbay.registry.history;

import dev.patchbay.registry.diff.ManifestDiff;

/** What changed from one version of a connector to another. */
public record VersionDifference(KeptVersion from, KeptVersion to, ManifestDiff diff) {
  static VersionDifference between(KeptVersion from, KeptVersion to) {
    return new VersionDifference(from, to, ManifestDiff.between(from.manifest(), to.manifest()));
  }
}
