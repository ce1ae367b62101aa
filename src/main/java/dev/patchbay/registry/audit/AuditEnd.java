package dev.patchbay.registry.audit;

import java.util.Optional;

/** Port: the end of this node's audit chain. Fails with STORE_UNAVAILABLE. Thread-safe. */
public interface AuditEnd {
  /** Current state of the chain; all earlier lines are durable. */
  AuditChain end();

  /** The line with this number; empty when it is not kept. */
  Optional<String> line(long seq);
}
