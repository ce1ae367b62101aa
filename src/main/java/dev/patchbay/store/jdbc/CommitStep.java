package dev.patchbay.store.jdbc;

import org.jdbi.v3.core.Handle;

/**
 * One part of a commit, run in the transaction of the change; an exception rolls the change back.
 * Steps run in a fixed order, while no other transaction commits.
 */
@FunctionalInterface
public interface CommitStep {
  void write(Handle handle, Commit commit);
}
