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

  /** Hints that follow from the method (RFC 9110 section 9.2) where none is given. */
  ToolAnnotations completedFor(Endpoint.Method method) {
    return switch (method) {
      case GET, HEAD -> completed(Optional.of(true), Optional.empty(), Optional.empty());
      case PUT -> completed(Optional.empty(), Optional.empty(), Optional.of(true));
      case DELETE -> completed(Optional.empty(), Optional.of(true), Optional.of(true));
      case POST, PATCH -> this;
    };
  }

  private ToolAnnotations completed(
      Optional<Boolean> readOnly, Optional<Boolean> destructive, Optional<Boolean> idempotent) {
    return new ToolAnnotations(
        title,
        readOnlyHint.or(() -> readOnly),
        destructiveHint.or(() -> destructive),
        idempotentHint.or(() -> idempotent),
        openWorldHint);
  }
}
