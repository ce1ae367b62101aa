/** What has happened, and who is told. May import {@code dev.patchbay.model} only. */
@NullMarked
package dev.patchbay.registry.event;

import org.jspecify.annotations.NullMarked;
