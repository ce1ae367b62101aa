/**
 * The memory budget: the heap that requests and calls may use at a time, the shares of tenants,
 * reservations. Imports {@code model} and {@code registry.operator}.
 */
@NullMarked
package dev.patchbay.registry.budget;

import org.jspecify.annotations.NullMarked;
