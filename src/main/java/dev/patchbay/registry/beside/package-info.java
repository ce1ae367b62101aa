/**
 * What lives beside the snapshots and outlasts them: usage figures, the state of files, ticks. May
 * import {@code dev.patchbay.model} and the registry's source package.
 */
@NullMarked
package dev.patchbay.registry.beside;

import org.jspecify.annotations.NullMarked;
