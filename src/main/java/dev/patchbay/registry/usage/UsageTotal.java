package dev.patchbay.registry.usage;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.state.ProjectKey;
import java.time.Instant;

/** How often a tool was used, or how much more often than somebody knew. */
public record UsageTotal(
    ProjectKey project, ConnectorName connector, ToolName tool, long uses, Instant lastUsed) {}
