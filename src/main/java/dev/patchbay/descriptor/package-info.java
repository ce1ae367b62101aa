/**
 * Descriptors as text: the grammar that turns a screened tree into a {@code ConnectorManifest}, and
 * the writer that turns it back. May import {@code dev.patchbay.model} and {@code
 * dev.patchbay.registry}; nothing else names YAML.
 */
@NullMarked
package dev.patchbay.descriptor;

import org.jspecify.annotations.NullMarked;
