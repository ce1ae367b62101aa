/**
 * Life cycle of a node: opens the store, checks its mark, loads every project, follows the changes
 * of all nodes, runs periodic tasks; the port {@code StoreAccess}. May import {@code
 * dev.patchbay.model} and the registry's packages change, event, mark, operator, snapshot and
 * usage.
 */
@NullMarked
package dev.patchbay.registry.node;

import org.jspecify.annotations.NullMarked;
