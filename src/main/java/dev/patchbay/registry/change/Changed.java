package dev.patchbay.registry.change;

import dev.patchbay.model.Revision;

/**
 * Result of a change.
 *
 * @param revision that the change made; the current revision of the project when nothing had to
 *     change
 */
public record Changed<T>(Revision revision, T result) {}
