/**
 * REST below {@code /v1}: resources parse a request, call the registry and answer. May import
 * {@code dev.patchbay.model}, {@code dev.patchbay.registry}, {@code dev.patchbay.security}, {@code
 * dev.patchbay.upstream} and {@code dev.patchbay.web}.
 */
@NullMarked
package dev.patchbay.api;

import org.jspecify.annotations.NullMarked;
