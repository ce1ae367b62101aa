package dev.patchbay.registry.usage;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.state.ProjectKey;
import java.time.Instant;

/** A tool's total, or an increment of it. */
public record UsageTotal(
    ProjectKey project, ConnectorName connector, ToolName tool, long uses, Instant lastUsed) {}
