@NullMarked
package dev.patchbay.upstream.arguments;

import org.jspecify.annotations.NullMarked;
