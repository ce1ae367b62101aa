package dev.patchbay.api.audit;

import dev.patchbay.api.view.View;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.audit.AuditPage;
import dev.patchbay.registry.audit.AuditRecord;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A page of the audit trail, newest first. */
public record AuditView(List<Row> records, Optional<String> nextCursor) implements View {

  /** One record. */
  public record Row(
      Instant at,
      String actor,
      Optional<String> tenant,
      String action,
      String object,
      Optional<String> project,
      Optional<String> address,
      Optional<String> correlationId,
      String outcome,
      Optional<String> before,
      Optional<String> after) {
    static Row of(AuditRecord record) {
      return new Row(
          record.at(),
          record.actor(),
          record.tenant().map(TenantId::value),
          record.action(),
          record.object(),
          record.project().map(ProjectId::value),
          record.address(),
          record.correlationId(),
          record.outcome().name().toLowerCase(Locale.ROOT),
          record.before(),
          record.after());
    }
  }

  public static AuditView of(AuditPage page) {
    return new AuditView(page.records().stream().map(Row::of).toList(), page.nextCursor());
  }
}
