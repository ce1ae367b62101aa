package dev.patchbay.registry.transfer;

/** What an export has of the values of {@code config}. */
public enum ExportedSecrets {
  /** That they are set, and since when. */
  OMIT,
  /**
   * The values, sealed for the tenant, project, connector and key where they stand: they open again
   * only there, and only where the master key is the same.
   */
  SEALED
}
