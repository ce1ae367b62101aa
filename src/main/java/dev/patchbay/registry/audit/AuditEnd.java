package dev.patchbay.registry.audit;

import java.util.Optional;

/**
 * Port: the end of this node's chain of audit records. Fails with STORE_UNAVAILABLE. Thread-safe.
 */
public interface AuditEnd {
  /** Where the chain stands; what comes before is on the disk. */
  AuditChain end();

  /** The line of this number; empty when it is not kept. */
  Optional<String> line(long seq);
}
