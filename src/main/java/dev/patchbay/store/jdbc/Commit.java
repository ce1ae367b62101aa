package dev.patchbay.store.jdbc;

import dev.patchbay.model.Revision;
import dev.patchbay.registry.change.ProjectChange;
import java.util.List;

/**
 * A change on its way into the database.
 *
 * @param expected of the project before it
 * @param revision of the store with it
 * @param put the rows of what it puts, made ready before the transaction began
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
