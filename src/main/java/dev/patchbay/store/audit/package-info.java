/**
 * The audit trail in files of the node, for a store that is not a database, and the command that
 * verifies it. May import {@code dev.patchbay.model} and {@code dev.patchbay.registry}.
 */
@NullMarked
package dev.patchbay.store.audit;

import org.jspecify.annotations.NullMarked;
