package dev.patchbay.registry.audit;

import java.util.List;
import java.util.function.Function;

/**
 * Port: what was done and what was refused, append-only. A change that cannot be recorded does not
 * happen. Thread-safe.
 */
public interface AuditTrail {
  /**
   * Makes a change and records it. Fails with STORE_UNAVAILABLE, without making it, when it cannot
   * be recorded; otherwise as the last check or the change fails.
   *
   * @param records one for each thing that the change does, {@link AuditRecord.Outcome#PENDING}
   * @param lastCheck runs immediately before the commit
   * @param change is given the permit to use in its transaction, with the records that it must
   *     write itself: all of them where the trail is in the same database, none where the trail
   *     keeps them elsewhere
   */
  <T> T recording(
      List<AuditRecord> records, Runnable lastCheck, Function<CommitPermit, Recorded<T>> change);

  /**
   * Records what is about to happen outside of the store; nothing for no records. Fails with
   * STORE_UNAVAILABLE when it cannot.
   */
  void keep(List<AuditRecord> records);

  /**
   * Records what was not let happen. So that nobody fills a disk by being refused, some of many are
   * only counted, and their number is recorded. Never fails.
   */
  void refused(AuditRecord record);

  /** The newest records first; fails with STORE_UNAVAILABLE. */
  AuditPage read(AuditQuery query);
}
