package dev.patchbay.upstream.call;

import dev.patchbay.model.Caller;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.reading.ToolEntry;
import dev.patchbay.upstream.CallContext;
import dev.patchbay.upstream.Deadline;
import dev.patchbay.upstream.UpstreamSettings;
import dev.patchbay.upstream.WorkBudget;
import dev.patchbay.upstream.limit.ProcessorShares;
import java.time.Duration;

/**
 * A tool call in progress, with the tool as of its start.
 *
 * @param budget for all work on its arguments and its answer
 */
record ToolRequest(
    Caller caller,
    ProjectKey project,
    ToolEntry entry,
    JsonText arguments,
    CallContext context,
    Deadline deadline,
    WorkBudget budget) {

  ToolRequest(
      Caller caller,
      ProjectKey project,
      ToolEntry entry,
      JsonText arguments,
      CallContext context,
      Deadline deadline) {
    this(
        caller,
        project,
        entry,
        arguments,
        context,
        deadline,
        WorkBudget.of(deadline, context.cancellation()));
  }

  /** The same call, which needs a permit of the processors for much work. */
  ToolRequest limitedBy(ProcessorShares processors) {
    return new ToolRequest(
        caller,
        project,
        entry,
        arguments,
        context,
        deadline,
        budget.limitedBy(processors.of(project.tenant())));
  }

  /** The same call with other arguments. */
  ToolRequest with(JsonText others) {
    return new ToolRequest(caller, project, entry, others, context, deadline, budget);
  }

  /** Timeout of a call: the connector may lower the operator's. */
  static Duration timeout(ToolEntry entry, UpstreamSettings settings) {
    return entry
        .placed()
        .connector()
        .manifest()
        .defaults()
        .timeout()
        .filter(lower -> lower.compareTo(settings.timeout()) < 0)
        .orElse(settings.timeout());
  }

  LoadedConnector connector() {
    return entry.placed().connector();
  }

  ConnectorManifest manifest() {
    return connector().manifest();
  }

  ConnectorTool tool() {
    return entry.placed().tool();
  }
}
