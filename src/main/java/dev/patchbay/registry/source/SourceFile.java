package dev.patchbay.registry.source;

import java.nio.file.Path;

/**
 * The descriptor file of a connector. Two connectors share a file when their {@code location} is
 * equal.
 *
 * @param filePath as callers see it: relative to the connectors directory, with {@code /} as
 *     separator
 * @param location path on this machine; never shown
 * @param root directory that it must not leave
 */
public record SourceFile(String filePath, Path location, Path root) {}
