package dev.patchbay.security.door;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.Caller;
import dev.patchbay.registry.audit.AuditRecord;
import dev.patchbay.registry.audit.AuditRecord.Outcome;
import dev.patchbay.registry.audit.AuditTrail;
import dev.patchbay.registry.operator.CorrelationId;
import dev.patchbay.security.AttemptedChange;
import dev.patchbay.security.Callers;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Audit of refused changes: the caller was not authenticated, lacked a role, or could not see the
 * object, which includes objects of other tenants.
 */
@SingletonBean
class RefusedChanges {
  private final AuditTrail trail;
  private final InstantSource clock;

  @Inject
  RefusedChanges(AuditTrail trail, InstantSource clock) {
    this.trail = trail;
    this.clock = clock;
  }

  static boolean isRefusal(int status) {
    return status == HttpServletResponse.SC_UNAUTHORIZED
        || status == HttpServletResponse.SC_FORBIDDEN
        || status == HttpServletResponse.SC_NOT_FOUND;
  }

  /** Records the refusal of the request. */
  void note(HttpServletRequest request) {
    AttemptedChange.of(request).ifPresent(attempt -> trail.refused(record(request, attempt)));
  }

  private AuditRecord record(HttpServletRequest request, AttemptedChange attempt) {
    Optional<Caller> caller = Callers.find(request);
    return new AuditRecord(
        clock.instant(),
        caller.map(Caller::id).orElse("anonymous"),
        caller.map(Caller::tenant),
        attempt.action(),
        attempt.object(),
        attempt.project(),
        Optional.ofNullable(request.getRemoteAddr()),
        CorrelationId.current(),
        Outcome.REFUSED,
        Optional.empty(),
        Optional.empty());
  }
}
