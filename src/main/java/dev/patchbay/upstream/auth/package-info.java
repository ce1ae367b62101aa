/**
 * What proves to an upstream who calls: secrets looked up when a call needs them, and put into the
 * request. May import {@code dev.patchbay.model}, {@code dev.patchbay.registry}, {@code
 * dev.patchbay.upstream} and its {@code json} and {@code http}.
 */
@NullMarked
package dev.patchbay.upstream.auth;

import org.jspecify.annotations.NullMarked;
