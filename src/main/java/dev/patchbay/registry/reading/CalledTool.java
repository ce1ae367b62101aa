package dev.patchbay.registry.reading;

import dev.patchbay.model.ExposedName;
import dev.patchbay.model.state.ToolUsage;
import dev.patchbay.registry.usage.CallStats;

/** A tool that was called since this node started, with its call statistics. */
public record CalledTool(ExposedName name, ToolUsage usage, CallStats calls) {}
