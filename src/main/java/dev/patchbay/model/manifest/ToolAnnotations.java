package dev.patchbay.model.manifest;

import java.util.Optional;

/**
 * Annotations of an MCP tool ({@code ToolAnnotations}, schema 2025-11-25); for absent ones, MCP's
 * defaults apply.
 */
public record ToolAnnotations(
    Optional<String> title,
    Optional<Boolean> readOnlyHint,
    Optional<Boolean> destructiveHint,
    Optional<Boolean> idempotentHint,
    Optional<Boolean> openWorldHint) {
  public static final ToolAnnotations NONE =
      new ToolAnnotations(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
