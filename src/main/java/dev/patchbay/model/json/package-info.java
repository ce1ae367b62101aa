/**
 * JSON trees, for rules on the content of a {@code JsonText}. May import {@code
 * dev.patchbay.model}.
 */
@NullMarked
package dev.patchbay.model.json;

import org.jspecify.annotations.NullMarked;
