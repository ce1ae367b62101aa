package dev.patchbay.registry.install;

import dev.patchbay.registry.operator.Settings;
import dev.patchbay.registry.operator.Settings.VersionPolicy;

/**
 * Rules for admitting a connector into a project.
 *
 * @param mostConnectors limit of connectors per project
 * @param versions how to treat a version number that breaks the version rules
 */
public record AdmissionPolicy(int mostConnectors, VersionPolicy versions) {
  public static AdmissionPolicy of(Settings settings) {
    return new AdmissionPolicy(settings.mostConnectors(), settings.versionPolicy());
  }

  /** For a candidate that replaces an installed connector. */
  public AdmissionPolicy withoutLimit() {
    return new AdmissionPolicy(Integer.MAX_VALUE, versions);
  }

  /** For a version that was admitted before. */
  static AdmissionPolicy ofKnownVersion() {
    return new AdmissionPolicy(Integer.MAX_VALUE, VersionPolicy.OFF);
  }
}
