/**
 * The store in a database, H2 or PostgreSQL; the only package with SQL. May import {@code
 * dev.patchbay.model}, {@code dev.patchbay.registry} and the store's key package.
 */
@NullMarked
package dev.patchbay.store.jdbc;

import org.jspecify.annotations.NullMarked;
