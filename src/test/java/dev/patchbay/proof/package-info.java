/** Proof of what the README promises: nothing lost, nothing half, nodes as one. */
@NullMarked
package dev.patchbay.proof;

import org.jspecify.annotations.NullMarked;
