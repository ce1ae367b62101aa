package dev.patchbay.registry.history;

import dev.patchbay.model.ContentDigest;
import dev.patchbay.model.Revision;
import dev.patchbay.model.SemVer;
import java.time.Instant;

/**
 * One version of a connector: its content at one revision.
 *
 * @param revision of the change that installed it
 * @param installedBy the caller's id
 * @param source where it came from: {@code file:crm.yaml}, {@code manifest}, …
 */
public record ConnectorVersion(
    Revision revision,
    SemVer version,
    ContentDigest digest,
    Instant installedAt,
    String installedBy,
    String source) {}
