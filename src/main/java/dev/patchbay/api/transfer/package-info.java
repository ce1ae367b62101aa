/**
 * REST resources of export and import, with body and view. May import what {@code dev.patchbay.api}
 * may, and {@code api.body} and {@code api.view}.
 */
@NullMarked
package dev.patchbay.api.transfer;

import org.jspecify.annotations.NullMarked;
