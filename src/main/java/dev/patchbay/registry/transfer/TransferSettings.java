package dev.patchbay.registry.transfer;

/**
 * Limits of moving projects.
 *
 * @param mostImportBytes of one import
 */
public record TransferSettings(long mostImportBytes) {
  public static final TransferSettings DEFAULT = new TransferSettings(256L * 1024 * 1024);

  public TransferSettings {
    if (mostImportBytes < 1) {
      throw new IllegalArgumentException(
          "patchbay.import.max-bytes must be at least 1, not " + mostImportBytes);
    }
  }
}
