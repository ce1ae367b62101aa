/**
 * The life of a node: opens the store, holds it against its mark, loads every project, follows the
 * changes of all nodes, does what is done again and again; the port {@code StoreAccess}. May import
 * {@code dev.patchbay.model} and the registry's packages change, event, mark, operator, snapshot
 * and usage.
 */
@NullMarked
package dev.patchbay.registry.node;

import org.jspecify.annotations.NullMarked;
