/**
 * How much may go on at a time, so that one upstream or tool in trouble stays its own trouble. May
 * import {@code dev.patchbay.model} and {@code dev.patchbay.upstream}.
 */
@NullMarked
package dev.patchbay.upstream.limit;

import org.jspecify.annotations.NullMarked;
