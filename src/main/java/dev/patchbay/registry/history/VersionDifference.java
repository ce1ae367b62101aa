package dev.patchbay.registry.history;

import dev.patchbay.registry.diff.ManifestDiff;

/** Differences between two versions of a connector. */
public record VersionDifference(KeptVersion from, KeptVersion to, ManifestDiff diff) {
  static VersionDifference between(KeptVersion from, KeptVersion to) {
    return new VersionDifference(from, to, ManifestDiff.between(from.manifest(), to.manifest()));
  }
}
