/**
 * State of the registry at one revision, as immutable snapshots, and totals over them. May import
 * {@code dev.patchbay.model} and {@code dev.patchbay.model.manifest} only.
 */
@NullMarked
package dev.patchbay.model.state;

import org.jspecify.annotations.NullMarked;
