/**
 * From a descriptor to a connector in a project: candidates, admission rules, samples. May import
 * {@code dev.patchbay.model} and the registry's source, snapshot, event, change, history, diff,
 * secret and operator packages.
 */
@NullMarked
package dev.patchbay.registry.install;

import org.jspecify.annotations.NullMarked;
