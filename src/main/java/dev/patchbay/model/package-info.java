/**
 * The vocabulary that everything else speaks: names, callers, revisions, JSON text and failures.
 * Plain Java; imports nothing of ours.
 */
@NullMarked
package dev.patchbay.model;

import org.jspecify.annotations.NullMarked;
