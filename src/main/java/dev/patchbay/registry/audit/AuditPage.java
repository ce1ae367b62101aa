package dev.patchbay.registry.audit;

import java.util.List;
import java.util.Optional;

/**
 * Some records, newest first. May hold fewer than asked for, even none, though there are more:
 * looking at the trail costs, and one page costs no more than it may.
 *
 * @param nextCursor where the next page begins; empty at the end
 */
public record AuditPage(List<AuditRecord> records, Optional<String> nextCursor) {
  public AuditPage {
    records = List.copyOf(records);
  }
}
