/**
 * Basic types of the domain: names, callers, revisions, JSON text, failures. Plain Java; imports no
 * other package of Patchbay.
 */
@NullMarked
package dev.patchbay.model;

import org.jspecify.annotations.NullMarked;
