/**
 * What a bean has of the container: its stereotype and the threads of the server. Imports nothing
 * of ours; every package with beans may import it.
 */
@NullMarked
package dev.patchbay.bean;

import org.jspecify.annotations.NullMarked;
