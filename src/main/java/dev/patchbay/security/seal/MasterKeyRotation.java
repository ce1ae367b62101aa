package dev.patchbay.security.seal;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.Caller;
import dev.patchbay.model.CallerCheck;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.audit.AuditRecord;
import dev.patchbay.registry.audit.AuditTrail;
import dev.patchbay.registry.audit.CommitPermit;
import dev.patchbay.registry.audit.Recorded;
import dev.patchbay.registry.operator.CorrelationId;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;

/**
 * Rotation of the master key: wraps every data key with the first of the master keys, while all
 * nodes keep serving.
 */
@SingletonBean
public class MasterKeyRotation {
  private final EnvelopeEncryption encryption;
  private final AuditTrail trail;
  private final CallerCheck callers;
  private final InstantSource clock;

  @Inject
  MasterKeyRotation(
      EnvelopeEncryption encryption, AuditTrail trail, CallerCheck callers, InstantSource clock) {
    this.encryption = encryption;
    this.trail = trail;
    this.callers = callers;
    this.clock = clock;
  }

  /** Rotates. Fails with STORE_UNAVAILABLE when a master key cannot be read or is missing. */
  public RotationResult rotate(Caller caller) {
    AuditRecord record =
        AuditRecord.pending(
            caller, clock.instant(), "SecretsRotated", "master-key", CorrelationId.current());
    return trail.recording(List.of(record), () -> callers.require(caller), permit -> kept(permit));
  }

  /**
   * Writes the audit record first, because the keys are rewrapped outside the trail's transaction.
   */
  private Recorded<RotationResult> kept(CommitPermit permit) {
    Recorded<Boolean> kept = permit.use(() -> true, trail::keep);
    return kept.then(ignored -> rotated());
  }

  private RotationResult rotated() {
    try {
      return encryption.rotate();
    } catch (UnusableKeysException e) {
      throw new MCPRuntimeException(
          FailureKind.STORE_UNAVAILABLE, "The data keys cannot be rotated: " + e.sentence(), e);
    }
  }
}
