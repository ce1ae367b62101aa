/**
 * The connectors directory: confinement, fingerprints, bytes, and the samples that were packaged.
 * May import {@code dev.patchbay.model} and {@code dev.patchbay.registry}.
 */
@NullMarked
package dev.patchbay.files;

import org.jspecify.annotations.NullMarked;
