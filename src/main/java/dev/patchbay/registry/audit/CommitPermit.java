package dev.patchbay.registry.audit;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Permission to commit one change: its audit records and the last check of its caller. A store uses
 * the permit inside its transaction, after all other work. The check runs, the records are written,
 * and the store gets the {@link Recorded} result that it must return.
 */
public final class CommitPermit {
  private final List<AuditRecord> records;
  private final Runnable lastCheck;

  /**
   * @param records to be written in the transaction of the change
   * @param lastCheck fails when the change is no longer allowed
   */
  public CommitPermit(List<AuditRecord> records, Runnable lastCheck) {
    this.records = List.copyOf(records);
    this.lastCheck = lastCheck;
  }

  /** Runs the last check; for long work before the commit. */
  public void check() {
    lastCheck.run();
  }

  /** For a store that keeps the trail: does the work, checks, writes the records. */
  public <T> Recorded<T> use(Supplier<T> work, Consumer<List<AuditRecord>> trail) {
    T result = work.get();
    lastCheck.run();
    trail.accept(records);
    return new Recorded<>(result);
  }

  /**
   * For a store that cannot roll back and keeps no trail: checks, then does the work. Fails with
   * IllegalStateException before the work when there are records, since they would be lost.
   */
  public <T> Recorded<T> use(Supplier<T> work) {
    if (!records.isEmpty()) {
      throw new IllegalStateException(
          "This store keeps no audit trail and cannot write " + records.size() + " records.");
    }
    lastCheck.run();
    return new Recorded<>(work.get());
  }

  /** Result of work that had nothing to change; nothing is recorded. */
  public <T> Recorded<T> unused(T result) {
    return new Recorded<>(result);
  }
}
