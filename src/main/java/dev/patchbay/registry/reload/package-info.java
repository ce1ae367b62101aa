/**
 * Hot reload: file checks, their timer, their report. May import {@code dev.patchbay.model} and the
 * registry's source, snapshot, event, change, install and operator packages.
 */
@NullMarked
package dev.patchbay.registry.reload;

import org.jspecify.annotations.NullMarked;
