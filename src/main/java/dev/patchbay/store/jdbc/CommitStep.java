package dev.patchbay.store.jdbc;

import org.jdbi.v3.core.Handle;

/**
 * One thing that a change writes, in the one transaction of the change; what it throws ends the
 * change. Steps run in their order, while nobody else commits.
 */
@FunctionalInterface
public interface CommitStep {
  void write(Handle handle, Commit commit);
}
