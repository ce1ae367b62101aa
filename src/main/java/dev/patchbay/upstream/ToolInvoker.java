package dev.patchbay.upstream;

import dev.patchbay.model.Caller;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.ProjectId;

/**
 * Runs the tools of a project. Errors of arguments, limits, guards, credentials and the upstream
 * are results with {@code isError}. Fails only with PROJECT_NOT_FOUND, TOOL_NOT_FOUND and
 * AMBIGUOUS_TOOL.
 */
public interface ToolInvoker {
  /**
   * Runs one tool and waits for its result.
   *
   * @param tool an exposed name, or a plain name that only one tool has
   * @param arguments an object
   */
  Invocation invoke(
      Caller caller, ProjectId project, String tool, JsonText arguments, CallContext context);
}
