/**
 * A JSON value as a small tree that keeps number literals as written, since models are told exact
 * figures. May import nothing of ours but {@code dev.patchbay.model}.
 */
@NullMarked
package dev.patchbay.upstream.json;

import org.jspecify.annotations.NullMarked;
