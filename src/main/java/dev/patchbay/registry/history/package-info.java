/** What connectors have been. May import {@code dev.patchbay.model} only. */
@NullMarked
package dev.patchbay.registry.history;

import org.jspecify.annotations.NullMarked;
