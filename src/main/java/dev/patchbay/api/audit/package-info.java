/**
 * REST resource of the audit trail, with its view. May import what {@code dev.patchbay.api} may,
 * and {@code api.body} and {@code api.view}.
 */
@NullMarked
package dev.patchbay.api.audit;

import org.jspecify.annotations.NullMarked;
