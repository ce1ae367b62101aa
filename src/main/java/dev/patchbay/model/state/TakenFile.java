package dev.patchbay.model.state;

import dev.patchbay.model.ContentDigest;

/**
 * The last content of a connector's file that the registry loaded. Separate from the installed
 * content, so that a file whose content was rolled back is not loaded again until it changes.
 *
 * @param sha256 lower-case hex, of the file's bytes
 * @param digest of the manifest in the file
 */
public record TakenFile(String sha256, ContentDigest digest) {}
