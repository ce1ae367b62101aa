package dev.patchbay.registry.transfer;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;

/**
 * Limits of imports and exports.
 *
 * @param mostImportBytes size of an import
 * @param mostImportChanges changes of one import; other changes wait while they are applied
 * @param exportsOfTenant concurrent exports per tenant and node; each uses a thread
 */
public record TransferSettings(long mostImportBytes, int mostImportChanges, int exportsOfTenant) {
  public static final TransferSettings DEFAULT =
      new TransferSettings(256L * 1024 * 1024, 25_000, 2);

  public TransferSettings {
    requirePositive("patchbay.import.max-bytes", mostImportBytes);
    requirePositive("patchbay.import.max-changes", mostImportChanges);
    requirePositive("patchbay.export.max-per-tenant", exportsOfTenant);
  }

  private static void requirePositive(String setting, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(setting + " must be at least 1, not " + value);
    }
  }

  /** Fails with TOO_LARGE. */
  void requireRoomFor(int changes) {
    if (changes > mostImportChanges) {
      throw new MCPRuntimeException(
          FailureKind.TOO_LARGE,
          "The import would make "
              + changes
              + " changes, but at most "
              + mostImportChanges
              + " are allowed (patchbay.import.max-changes). Import fewer projects at a time.");
    }
  }
}
