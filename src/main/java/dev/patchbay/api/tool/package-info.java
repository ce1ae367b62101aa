/**
 * REST resources of tools and tool calls, with body and views. May import what {@code
 * dev.patchbay.api} may, and {@code api.answer}, {@code api.body} and {@code api.view}.
 */
@NullMarked
package dev.patchbay.api.tool;

import org.jspecify.annotations.NullMarked;
