package dev.patchbay.store.memory;

import dev.patchbay.model.Revision;
import dev.patchbay.registry.audit.AuditEnd;
import dev.patchbay.registry.mark.HighWaterMark;
import dev.patchbay.registry.mark.StoreExtent;
import java.util.Optional;

/** End of the audit trail beside an in-memory store; the store itself is empty at each start. */
public record InMemoryStoreExtent(AuditEnd trail) implements StoreExtent {
  private static final String KIND = "memory";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public HighWaterMark now() {
    return new HighWaterMark(KIND, Revision.NONE, trail.end());
  }

  @Override
  public Optional<String> auditLine(long seq) {
    return trail.line(seq);
  }
}
