/**
 * JSON as a tree for rules that must look inside a {@code JsonText}. May import {@code
 * dev.patchbay.model}.
 */
@NullMarked
package dev.patchbay.model.json;

import org.jspecify.annotations.NullMarked;
