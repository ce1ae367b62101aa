/**
 * The audit trail: records, the port that keeps them, the hash chain that shows tampering. May
 * import {@code dev.patchbay.model} and the registry's operator package.
 */
@NullMarked
package dev.patchbay.registry.audit;

import org.jspecify.annotations.NullMarked;
