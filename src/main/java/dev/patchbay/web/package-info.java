/**
 * Answers that are written piece by piece, without waiting for their readers, while the request's
 * thread is free for others. What every servlet side may use; imports nothing of ours.
 */
@NullMarked
package dev.patchbay.web;

import org.jspecify.annotations.NullMarked;
