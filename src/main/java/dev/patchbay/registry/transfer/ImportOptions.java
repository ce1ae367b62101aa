package dev.patchbay.registry.transfer;

/**
 * How to import.
 *
 * @param dryRun check everything, change nothing
 * @param replace projects that are there already give way to those of the export; otherwise they
 *     are the reason to refuse it
 */
public record ImportOptions(boolean dryRun, boolean replace) {}
