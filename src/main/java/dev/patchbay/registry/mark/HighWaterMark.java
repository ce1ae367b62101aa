package dev.patchbay.registry.mark;

import dev.patchbay.model.Revision;
import dev.patchbay.registry.audit.AuditChain;
import java.util.Optional;

/**
 * High-water mark of a store: the newest state that this node has seen. A store never goes back;
 * one that is behind its mark was cut off or replaced by an older copy.
 *
 * @param store the id of the store
 * @param audit the end of this node's audit chain
 */
public record HighWaterMark(String store, Revision revision, AuditChain audit) {

  /**
   * Compares with the current state; returns a sentence when the store went back, otherwise empty.
   */
  Optional<String> complaintAbout(HighWaterMark now) {
    if (!now.store.equals(store)) {
      return Optional.of(
          "The store is a new or another one: its id is %s, but this node has seen %s at revision %s"
              .formatted(now.store, store, revision));
    }
    if (now.revision.compareTo(revision) < 0) {
      return Optional.of(
          "The store is at revision %s, but this node has seen %s: it was cut off or replaced by an"
                  .formatted(now.revision, revision)
              + " older copy");
    }
    return auditComplaint(now.audit);
  }

  private Optional<String> auditComplaint(AuditChain now) {
    if (now.seq() < audit.seq()) {
      return Optional.of(
          "The audit trail ends at record %d, but this node has seen record %d: it was cut off or"
                  .formatted(now.seq(), audit.seq())
              + " replaced by an older copy");
    }
    return now.seq() == audit.seq() && !now.hash().equals(audit.hash())
        ? otherRecord(now.seq())
        : Optional.empty();
  }

  /** Complaint about a record that differs from the written one. */
  static Optional<String> otherRecord(long seq) {
    return Optional.of(
        "The audit record %d differs from the written record: the audit trail was changed"
            .formatted(seq));
  }
}
