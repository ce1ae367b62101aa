/**
 * How requests are answered, whatever they are for: answers that are rendered once per snapshot and
 * then served as bytes, conditional and repeated changes, work that leaves the request's thread.
 * May import what {@code dev.patchbay.api} may, and {@code api.body} and {@code api.view}.
 */
@NullMarked
package dev.patchbay.api.answer;

import org.jspecify.annotations.NullMarked;
