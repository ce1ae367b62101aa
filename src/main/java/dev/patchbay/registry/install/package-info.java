/**
 * From a descriptor to a connector in a project: candidates, the rules that let them in, samples.
 * May import {@code dev.patchbay.model} and the registry's source, snapshot, event, change,
 * history, diff, secret and operator packages.
 */
@NullMarked
package dev.patchbay.registry.install;

import org.jspecify.annotations.NullMarked;
