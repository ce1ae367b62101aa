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

/** One call on its way: the tool as it was when the call began, and what surrounds the call. */
record ToolRequest(
    Caller caller,
    ProjectKey project,
    ToolEntry entry,
    JsonText arguments,
    CallContext context,
    Deadline deadline) {

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
