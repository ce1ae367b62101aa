package dev.patchbay.mcp.stream;

import dev.patchbay.mcp.tools.ExposedTools;
import dev.patchbay.model.Caller;
import dev.patchbay.model.state.ProjectKey;
import java.util.Optional;

/**
 * Receiver of change notifications, with the texts of its era.
 *
 * @param session the legacy session that listens; empty in the modern era
 * @param greeting first piece of the stream
 * @param notice notification of a changed list; empty when not requested
 * @param farewell last piece, when the server ends the stream
 */
public record Listener(
    Caller caller,
    ProjectKey project,
    ExposedTools narrowing,
    Optional<String> session,
    String greeting,
    Optional<String> notice,
    Optional<String> farewell) {}
