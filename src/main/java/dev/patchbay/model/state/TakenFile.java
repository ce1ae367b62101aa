package dev.patchbay.model.state;

import dev.patchbay.model.ContentDigest;

/**
 * The last content of a connector's file that the registry took. Kept apart from what serves now,
 * so that a file which was taken, and then rolled back, is not taken again until it changes.
 *
 * @param sha256 lower-case hex, of the file's bytes
 * @param digest of the manifest that the file describes
 */
public record TakenFile(String sha256, ContentDigest digest) {}
