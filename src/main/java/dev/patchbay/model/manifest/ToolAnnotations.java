package dev.patchbay.model.manifest;

import java.util.Optional;

/**
 * The hints of an MCP tool ({@code ToolAnnotations}, schema 2025-11-25); absent ones are the
 * client's to assume.
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
