/**
 * What operators configure and observe: settings, the port to metrics, correlation ids. Imports
 * nothing of ours.
 */
@NullMarked
package dev.patchbay.registry.operator;

import org.jspecify.annotations.NullMarked;
