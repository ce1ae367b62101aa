package dev.patchbay.registry.history;

import dev.patchbay.model.manifest.ConnectorManifest;

/**
 * A version with what it says.
 *
 * @param current is it what serves now?
 */
public record KeptVersion(ConnectorVersion version, ConnectorManifest manifest, boolean current) {}
