package dev.patchbay.registry.change;

import dev.patchbay.model.Caller;
import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import java.time.Instant;
import java.util.Optional;

/**
 * One change of one project, complete for a store: what to write, who changed it and when.
 *
 * @param after the project with the change, still at its old revision; empty when the project is
 *     removed
 * @param put the connector that is new or replaced
 * @param removed the connector that is gone
 */
public record ProjectChange(
    ProjectKey key,
    Optional<ProjectRegistry> after,
    Optional<LoadedConnector> put,
    Optional<ConnectorName> removed,
    Caller actor,
    Instant at) {

  public static ProjectChange creation(ProjectRegistry empty, Caller actor, Instant at) {
    return new ProjectChange(
        empty.key(), Optional.of(empty), Optional.empty(), Optional.empty(), actor, at);
  }

  public static ProjectChange removal(ProjectKey key, Caller actor, Instant at) {
    return new ProjectChange(key, Optional.empty(), Optional.empty(), Optional.empty(), actor, at);
  }

  /** Puts the connector into the project, which may be new. */
  public static ProjectChange putting(
      ProjectRegistry before, LoadedConnector connector, Caller actor, Instant at) {
    return new ProjectChange(
        before.key(),
        Optional.of(before.with(before.connectors().with(connector))),
        Optional.of(connector),
        Optional.empty(),
        actor,
        at);
  }

  public static ProjectChange removing(
      ProjectRegistry before, ConnectorName connector, Caller actor, Instant at) {
    return new ProjectChange(
        before.key(),
        Optional.of(before.with(before.connectors().without(connector))),
        Optional.empty(),
        Optional.of(connector),
        actor,
        at);
  }
}
