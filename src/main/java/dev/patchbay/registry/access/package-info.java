/**
 * API keys: what is stored of a key, who may create one, the {@code KeyStore} port. May import
 * {@code dev.patchbay.model} and the registry's audit, operator and start packages.
 */
@NullMarked
package dev.patchbay.registry.access;

import org.jspecify.annotations.NullMarked;
