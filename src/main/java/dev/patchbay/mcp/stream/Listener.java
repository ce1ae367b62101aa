package dev.patchbay.mcp.stream;

import dev.patchbay.mcp.tools.ExposedTools;
import dev.patchbay.model.Caller;
import dev.patchbay.model.state.ProjectKey;
import java.util.Optional;

/**
 * Somebody who is told of changes, and in which words.
 *
 * @param session the legacy session that listens; empty in the modern era
 * @param greeting the first piece
 * @param notice that the list has changed; empty for one who did not ask
 * @param farewell the last piece, when the server ends the stream
 */
public record Listener(
    Caller caller,
    ProjectKey project,
    ExposedTools narrowing,
    Optional<String> session,
    String greeting,
    Optional<String> notice,
    Optional<String> farewell) {}
