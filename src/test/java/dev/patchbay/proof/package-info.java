/** Proof of the promises: no change is lost or partial, and several nodes act as one. */
@NullMarked
package dev.patchbay.proof;

import org.jspecify.annotations.NullMarked;
