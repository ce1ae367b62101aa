package dev.patchbay.registry.history;

import dev.patchbay.model.manifest.ConnectorManifest;

/**
 * A stored version with its manifest.
 *
 * @param current whether this version serves now
 */
public record KeptVersion(ConnectorVersion version, ConnectorManifest manifest, boolean current) {}
