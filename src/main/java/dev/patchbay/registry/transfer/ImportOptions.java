package dev.patchbay.registry.transfer;

/**
 * Options of an import.
 *
 * @param dryRun checks everything, changes nothing
 * @param replace existing projects are replaced by those of the export; otherwise the import is
 *     refused
 */
public record ImportOptions(boolean dryRun, boolean replace) {}
