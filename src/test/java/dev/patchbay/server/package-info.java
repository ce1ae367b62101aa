/** Servers of the tests: how each kind of server starts with the built WAR. */
@NullMarked
package dev.patchbay.server;

import org.jspecify.annotations.NullMarked;
