package dev.patchbay.upstream;

import java.time.Duration;

/** One finished call. */
public record Invocation(String id, ToolResult result, Duration took) {}
