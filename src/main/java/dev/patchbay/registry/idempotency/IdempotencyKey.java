package dev.patchbay.registry.idempotency;

import dev.patchbay.model.Caller;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.TenantId;

/**
 * Scope of an idempotency key: the caller, project, route and the key that the caller chose. Two
 * callers never share a key.
 *
 * @param caller the caller's id
 * @param route the operation, such as {@code install-from-file}
 */
public record IdempotencyKey(
    TenantId tenant, String caller, ProjectId project, String route, String key) {

  public static IdempotencyKey of(Caller caller, ProjectId project, String route, String key) {
    return new IdempotencyKey(caller.tenant(), caller.id(), project, route, key);
  }
}
