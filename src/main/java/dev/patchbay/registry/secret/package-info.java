/** The port to encryption of secrets. May import {@code dev.patchbay.model}. */
@NullMarked
package dev.patchbay.registry.secret;

import org.jspecify.annotations.NullMarked;
