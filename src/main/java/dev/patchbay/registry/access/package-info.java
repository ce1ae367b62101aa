/**
 * The keys by which callers are known: what is kept of them, who may give them out, the {@code
 * KeyStore} port. May import {@code dev.patchbay.model} and the registry's audit, operator and
 * start packages.
 */
@NullMarked
package dev.patchbay.registry.access;

import org.jspecify.annotations.NullMarked;
