/** Proof of what is promised: nothing lost, nothing half, nodes as one. */
@NullMarked
package dev.patchbay.proof;

import org.jspecify.annotations.NullMarked;
