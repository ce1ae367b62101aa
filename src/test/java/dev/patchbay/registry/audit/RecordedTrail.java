package dev.patchbay.registry.audit;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** In-memory audit trail that a test can inspect and let fail. */
public final class RecordedTrail implements AuditTrail {
  private final List<AuditRecord> records = new ArrayList<>();
  private boolean failing;
  private Optional<AuditTrail> kept = Optional.empty();

  /** Also writes all further records to that trail. */
  public synchronized void keepIn(AuditTrail trail) {
    kept = Optional.of(trail);
  }

  @Override
  public synchronized <T> T recording(
      List<AuditRecord> pending, Runnable lastCheck, Function<CommitPermit, Recorded<T>> change) {
    if (failing) {
      throw new MCPRuntimeException(FailureKind.STORE_UNAVAILABLE, "no trail");
    }
    T result =
        kept.isPresent()
            ? kept.get().recording(pending, lastCheck, change)
            : change.apply(new CommitPermit(List.of(), lastCheck)).value();
    records.addAll(pending);
    return result;
  }

  @Override
  public synchronized void keep(List<AuditRecord> given) {
    records.addAll(given);
  }

  @Override
  public synchronized void refused(AuditRecord record) {
    records.add(record.as(AuditRecord.Outcome.REFUSED));
  }

  @Override
  public AuditPage read(AuditQuery query) {
    return new AuditPage(all(), Optional.empty());
  }

  public synchronized List<AuditRecord> all() {
    return List.copyOf(records);
  }

  public synchronized void failFromNowOn() {
    failing = true;
  }
}
