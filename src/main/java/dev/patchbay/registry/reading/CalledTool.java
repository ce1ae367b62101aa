package dev.patchbay.registry.reading;

import dev.patchbay.model.ExposedName;
import dev.patchbay.model.state.ToolUsage;
import dev.patchbay.registry.usage.CallStats;

/** A tool that was called since this node started, and how that went. */
public record CalledTool(ExposedName name, ToolUsage usage, CallStats calls) {}
