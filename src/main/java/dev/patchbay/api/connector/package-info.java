/**
 * REST resources of connectors, their config, versions and installs, with bodies and views. May
 * import what {@code dev.patchbay.api} may, and {@code api.answer}, {@code api.body} and {@code
 * api.view}.
 */
@NullMarked
package dev.patchbay.api.connector;

import org.jspecify.annotations.NullMarked;
