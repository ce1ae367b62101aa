/**
 * REST below {@code /v1}: resources that parse, call the registry and answer. May import {@code
 * dev.patchbay.model}, {@code dev.patchbay.registry}, {@code dev.patchbay.security} and {@code
 * dev.patchbay.upstream}.
 */
@NullMarked
package dev.patchbay.api;

import org.jspecify.annotations.NullMarked;
