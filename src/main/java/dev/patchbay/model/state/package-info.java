/**
 * What the registry knows at one revision, as immutable snapshots, and the figures composed from
 * them. May import {@code dev.patchbay.model} and {@code dev.patchbay.model.manifest} only.
 */
@NullMarked
package dev.patchbay.model.state;

import org.jspecify.annotations.NullMarked;
