package dev.patchbay.registry.install;

import dev.patchbay.registry.operator.Settings;
import dev.patchbay.registry.operator.Settings.VersionPolicy;

/**
 * What the operator lets into a project.
 *
 * @param mostConnectors in one project
 * @param versions what a version number that breaks its promise is
 */
public record AdmissionPolicy(int mostConnectors, VersionPolicy versions) {
  public static AdmissionPolicy of(Settings settings) {
    return new AdmissionPolicy(settings.mostConnectors(), settings.versionPolicy());
  }

  /** For what takes the place of a connector that is there. */
  public AdmissionPolicy withoutLimit() {
    return new AdmissionPolicy(Integer.MAX_VALUE, versions);
  }

  /** For a version that was let in before. */
  static AdmissionPolicy ofKnownVersion() {
    return new AdmissionPolicy(Integer.MAX_VALUE, VersionPolicy.OFF);
  }
}
