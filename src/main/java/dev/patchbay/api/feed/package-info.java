/**
 * Change notifications: event streams, and reads that wait for a revision. May import {@code
 * dev.patchbay.model}, {@code dev.patchbay.registry}, {@code dev.patchbay.security}, {@code
 * dev.patchbay.web}, {@code dev.patchbay.api.view}, {@code dev.patchbay.api.problem} and {@code
 * dev.patchbay.api.body}.
 */
@NullMarked
package dev.patchbay.api.feed;

import org.jspecify.annotations.NullMarked;
