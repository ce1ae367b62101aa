package dev.patchbay.registry.audit;

import java.util.List;
import java.util.function.Function;

/**
 * Port: append-only audit trail of changes and refusals. A change that cannot be recorded does not
 * happen. Thread-safe.
 */
public interface AuditTrail {
  /**
   * Makes a change and records it. Fails with STORE_UNAVAILABLE, without making the change, when it
   * cannot be recorded; otherwise as the last check or the change fails.
   *
   * @param records one {@link AuditRecord.Outcome#PENDING} record per effect of the change
   * @param lastCheck runs immediately before the commit
   * @param change gets the permit to use in its transaction. The permit holds the records that the
   *     change must write itself: all of them when the trail is in the same database, otherwise
   *     none
   */
  <T> T recording(
      List<AuditRecord> records, Runnable lastCheck, Function<CommitPermit, Recorded<T>> change);

  /**
   * Records actions outside of the store that are about to happen. Fails with STORE_UNAVAILABLE.
   */
  void keep(List<AuditRecord> records);

  /**
   * Records a refusal. Refusals above the limit are only counted, so that refused requests cannot
   * fill the disk; the count is recorded later. Never throws.
   */
  void refused(AuditRecord record);

  /** Reads records, newest first; fails with STORE_UNAVAILABLE. */
  AuditPage read(AuditQuery query);
}
