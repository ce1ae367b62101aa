package dev.patchbay.registry.change;

import dev.patchbay.model.Revision;

/**
 * What came of a change.
 *
 * @param revision that the change made; the project's own one when nothing had to change
 */
public record Changed<T>(Revision revision, T result) {}
