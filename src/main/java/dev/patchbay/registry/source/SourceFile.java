package dev.patchbay.registry.source;

import java.nio.file.Path;

/**
 * A descriptor file that a connector comes from. Two connectors share a file when their {@code
 * location} is equal.
 *
 * @param filePath as callers see it: relative to the connectors directory, {@code /} between the
 *     parts
 * @param location where it is on this machine; never shown
 * @param root the directory that it must not leave
 */
public record SourceFile(String filePath, Path location, Path root) {}
