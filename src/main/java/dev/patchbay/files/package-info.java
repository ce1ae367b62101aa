/**
 * Connectors directory: confinement, fingerprints, contents, and the packaged samples. May import
 * {@code dev.patchbay.model} and {@code dev.patchbay.registry}.
 */
@NullMarked
package dev.patchbay.files;

import org.jspecify.annotations.NullMarked;
