package dev.patchbay.registry.transfer;

/** Treatment of the values of {@code config} in an export. */
public enum ExportedSecrets {
  /** Only that a value is set, and since when. */
  OMIT,
  /**
   * The values, encrypted for their tenant, project, connector and key. They can be decrypted only
   * at that place and with the same master key.
   */
  SEALED
}
