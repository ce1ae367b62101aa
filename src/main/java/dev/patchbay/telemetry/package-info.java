/**
 * Telemetry: metrics, health checks, the log of changes. May import {@code dev.patchbay.model} and
 * {@code dev.patchbay.registry}.
 */
@NullMarked
package dev.patchbay.telemetry;

import org.jspecify.annotations.NullMarked;
