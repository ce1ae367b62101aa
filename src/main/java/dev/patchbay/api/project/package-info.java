/**
 * REST resources of projects and of totals, with views. May import what {@code dev.patchbay.api}
 * may, and {@code api.answer}, {@code api.body} and {@code api.view}.
 */
@NullMarked
package dev.patchbay.api.project;

import org.jspecify.annotations.NullMarked;
