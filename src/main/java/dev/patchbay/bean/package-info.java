/**
 * What a bean has of the container: its stereotype, the threads of the server, and the beginning of
 * its stop. Imports nothing of ours; every package with beans may import it.
 */
@NullMarked
package dev.patchbay.bean;

import org.jspecify.annotations.NullMarked;
