/**
 * Arguments as clients send them: undeclared names dropped, usual encodings of clients read as the
 * type that the schema wants. May import {@code dev.patchbay.model}, {@code dev.patchbay.registry}
 * (budget) and {@code dev.patchbay.upstream} with its {@code json}.
 */
@NullMarked
package dev.patchbay.upstream.arguments;

import org.jspecify.annotations.NullMarked;
