package dev.patchbay.store.jdbc;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.audit.AuditPage;
import dev.patchbay.registry.audit.AuditQuery;
import dev.patchbay.registry.audit.AuditRecord;
import dev.patchbay.registry.audit.AuditRecord.Outcome;
import dev.patchbay.registry.audit.AuditTrail;
import dev.patchbay.registry.audit.CommitPermit;
import dev.patchbay.registry.audit.Recorded;
import dev.patchbay.registry.audit.RefusalBudget;
import dev.patchbay.registry.node.StartCheck;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Audit trail in the store's database; records are written in the transaction of their change. */
public final class JdbcAuditTrail implements AuditTrail, StartCheck {
  private static final Logger LOG = System.getLogger(JdbcAuditTrail.class.getName());

  private final Database database;
  private final AuditRows rows;
  private final RefusalBudget budget;

  public JdbcAuditTrail(Database database, AuditRows rows, RefusalBudget budget) {
    this.database = database;
    this.rows = rows;
    this.budget = budget;
  }

  /** Creates the chain of this node when absent. */
  @Override
  public void check() {
    database.writing(rows::begin);
  }

  @Override
  public <T> T recording(
      List<AuditRecord> records, Runnable lastCheck, Function<CommitPermit, Recorded<T>> change) {
    return change.apply(new CommitPermit(records, lastCheck)).value();
  }

  @Override
  public void keep(List<AuditRecord> records) {
    if (!records.isEmpty()) {
      database.writing(handle -> rows.write(handle, records));
    }
  }

  @Override
  public void refused(AuditRecord record) {
    OptionalLong leftOut = budget.admit(record);
    if (leftOut.isEmpty()) {
      return;
    }
    List<AuditRecord> records = new ArrayList<>();
    if (leftOut.getAsLong() > 0) {
      records.add(record.leftOut(leftOut.getAsLong()));
    }
    records.add(record.as(Outcome.REFUSED));
    try {
      database.writing(handle -> rows.write(handle, records));
    } catch (MCPRuntimeException e) {
      LOG.log(
          Level.WARNING, () -> "A refusal could not be written to the audit trail: " + e.detail());
    }
  }

  @Override
  public AuditPage read(AuditQuery query) {
    long before = query.cursor().map(JdbcAuditTrail::parsed).orElse(Long.MAX_VALUE);
    List<AuditSearch.Found> found =
        database.read(handle -> AuditSearch.find(handle, query, before, query.limit() + 1));
    boolean more = found.size() > query.limit();
    List<AuditSearch.Found> page = more ? found.subList(0, query.limit()) : found;
    return new AuditPage(
        page.stream().flatMap(each -> each.record().stream()).toList(),
        more ? Optional.of("r" + page.get(page.size() - 1).id()) : Optional.empty());
  }

  private static long parsed(String cursor) {
    if (!cursor.matches("r\\d{1,18}")) {
      throw new MCPRuntimeException(
          FailureKind.BAD_REQUEST, "cursor must be the next_cursor of an earlier audit page.");
    }
    return Long.parseLong(cursor.substring(1));
  }
}
