package dev.patchbay.registry.idempotency;

import dev.patchbay.model.Caller;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.TenantId;

/**
 * What makes two requests the same to who sends them: the caller's own key, for one route of one
 * project. Nobody meets the keys of others.
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
