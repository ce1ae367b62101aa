/** How secrets are kept: the port to sealing. May import {@code dev.patchbay.model}. */
@NullMarked
package dev.patchbay.registry.secret;

import org.jspecify.annotations.NullMarked;
