/**
 * Asynchronous answers: written piece by piece without blocking, with write timeouts and limits per
 * client. Every servlet part may use this package; it imports no other package of Patchbay.
 */
@NullMarked
package dev.patchbay.web;

import org.jspecify.annotations.NullMarked;
