/**
 * Telling what changes to those who wait for it: event streams, and reads that wait. May import
 * {@code dev.patchbay.model}, {@code dev.patchbay.registry}, {@code dev.patchbay.security}, {@code
 * dev.patchbay.web}, {@code dev.patchbay.api.view}, {@code dev.patchbay.api.problem} and {@code
 * dev.patchbay.api.body}.
 */
@NullMarked
package dev.patchbay.api.feed;

import org.jspecify.annotations.NullMarked;
