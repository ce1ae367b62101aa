package dev.patchbay.registry.history;

import dev.patchbay.model.ContentDigest;
import dev.patchbay.model.Revision;
import dev.patchbay.model.SemVer;
import java.time.Instant;

/**
 * One content that a connector has had.
 *
 * @param revision of the change that brought it
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
