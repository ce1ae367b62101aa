/**
 * The trail of changes and of what was refused: records, the port that keeps them, the chain that
 * shows when one was touched. May import {@code dev.patchbay.model} and the registry's operator
 * package.
 */
@NullMarked
package dev.patchbay.registry.audit;

import org.jspecify.annotations.NullMarked;
