package dev.patchbay.registry.transfer;

/**
 * Limits of moving projects.
 *
 * @param mostImportBytes of one import
 * @param exportsOfTenant that one tenant may have under way on a node; each holds a thread
 */
public record TransferSettings(long mostImportBytes, int exportsOfTenant) {
  public static final TransferSettings DEFAULT = new TransferSettings(256L * 1024 * 1024, 2);

  public TransferSettings {
    if (mostImportBytes < 1) {
      throw new IllegalArgumentException(
          "patchbay.import.max-bytes must be at least 1, not " + mostImportBytes);
    }
    if (exportsOfTenant < 1) {
      throw new IllegalArgumentException(
          "patchbay.export.max-per-tenant must be at least 1, not " + exportsOfTenant);
    }
  }
}
