/**
 * The audit trail in files of the node. May import {@code dev.patchbay.model} and {@code
 * dev.patchbay.registry}.
 */
@NullMarked
package dev.patchbay.telemetry.audit;

import org.jspecify.annotations.NullMarked;
