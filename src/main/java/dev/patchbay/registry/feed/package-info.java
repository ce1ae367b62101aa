/**
 * The feed of changes: every committed change of every node, told once and in the order of
 * revisions. May import {@code dev.patchbay.model} and the registry's snapshot, event, change and
 * operator packages.
 */
@NullMarked
package dev.patchbay.registry.feed;

import org.jspecify.annotations.NullMarked;
