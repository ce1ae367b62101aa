package dev.patchbay.upstream.handler;

import dev.patchbay.upstream.ToolResult;

/**
 * A tool that runs in the server. To add one, put a CDI bean with {@link ToolHandlerName} into the
 * WAR. Many threads call it at the same time. A result with {@code isError} tells an agent what it
 * could mend; what is thrown is logged, and the agent learns only that the tool failed. At the
 * call's deadline, and when it is cancelled, the caller is answered without it and its thread is
 * interrupted.
 */
@FunctionalInterface
public interface ToolHandler {
  ToolResult handle(ToolCall call);
}
