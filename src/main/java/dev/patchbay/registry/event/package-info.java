/** Registry events and their delivery. May import {@code dev.patchbay.model} only. */
@NullMarked
package dev.patchbay.registry.event;

import org.jspecify.annotations.NullMarked;
