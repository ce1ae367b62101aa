package dev.patchbay.upstream.handler;

import dev.patchbay.upstream.ToolResult;

/**
 * Tool handler in the server. To add one, put a CDI bean with {@link ToolHandlerName} into the WAR.
 * Called by many threads at the same time. A result with {@code isError} shows an agent what to
 * correct; an exception is logged, and the agent learns only that the tool failed. At the deadline
 * or on cancellation, the caller is answered without the handler and its thread is interrupted.
 */
@FunctionalInterface
public interface ToolHandler {
  ToolResult handle(ToolCall call);
}
