/**
 * Answering of all resources: cached answers per state version, conditional requests, idempotency,
 * work off the request thread. May import what {@code dev.patchbay.api} may, and {@code api.body}
 * and {@code api.view}.
 */
@NullMarked
package dev.patchbay.api.answer;

import org.jspecify.annotations.NullMarked;
