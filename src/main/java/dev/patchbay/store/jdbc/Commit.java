package dev.patchbay.store.jdbc;

import dev.patchbay.model.Revision;
import dev.patchbay.registry.change.ProjectChange;
import java.util.List;

/**
 * A change to be written to the database.
 *
 * @param expected revision of the project before the change
 * @param revision of the store with the change
 * @param put connector rows, prepared before the transaction began
 */
public record Commit(
    ProjectChange change, Revision expected, Revision revision, List<ConnectorRow> put) {
  public Commit {
    put = List.copyOf(put);
  }

  String tenant() {
    return change.key().tenant().value();
  }

  String project() {
    return change.key().project().value();
  }
}
