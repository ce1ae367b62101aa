/**
 * REST resources of API keys and of the master key, with bodies and views. May import what {@code
 * dev.patchbay.api} may, and {@code api.body} and {@code api.view}.
 */
@NullMarked
package dev.patchbay.api.access;

import org.jspecify.annotations.NullMarked;
