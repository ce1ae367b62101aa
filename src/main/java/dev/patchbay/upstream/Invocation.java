package dev.patchbay.upstream;

import java.time.Duration;

/** A finished call. */
public record Invocation(String id, ToolResult result, Duration took) {}
