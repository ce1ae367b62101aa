/** JSON-RPC messages of both eras: parsing and writing. May import {@code dev.patchbay.model}. */
@NullMarked
package dev.patchbay.mcp.message;

import org.jspecify.annotations.NullMarked;
