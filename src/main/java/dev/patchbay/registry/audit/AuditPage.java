package dev.patchbay.registry.audit;

import java.util.List;
import java.util.Optional;

/**
 * A page of audit records, newest first. It may hold fewer records than asked for, even none,
 * although more follow: the work for one page is limited.
 *
 * @param nextCursor where the next page begins; empty at the end
 */
public record AuditPage(List<AuditRecord> records, Optional<String> nextCursor) {
  public AuditPage {
    records = List.copyOf(records);
  }
}
