package dev.patchbay.registry.change;

import dev.patchbay.model.Caller;
import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.Revision;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.event.RegistryEvent;
import dev.patchbay.registry.operator.CorrelationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One change of one project, complete for a store: the new state, the actor and the time.
 *
 * @param after the project after the change, still at its old revision; empty when the project is
 *     removed
 * @param put the connectors that are new or replaced
 * @param removed the removed connector
 * @param source where the content comes from, such as {@code file:crm.yaml}
 * @param events the events of the change, given their origin
 */
public record ProjectChange(
    ProjectKey key,
    Optional<ProjectRegistry> after,
    List<LoadedConnector> put,
    Optional<ConnectorName> removed,
    Caller actor,
    Instant at,
    String source,
    Optional<String> correlationId,
    Function<RegistryEvent.Origin, List<RegistryEvent>> events) {
  public ProjectChange {
    put = List.copyOf(put);
  }

  public static ProjectChange creation(ProjectRegistry empty, Caller actor, Instant at) {
    return of(empty.key(), Optional.of(empty), List.of(), Optional.empty(), actor, at, "");
  }

  public static ProjectChange removal(ProjectKey key, Caller actor, Instant at) {
    return of(key, Optional.empty(), List.of(), Optional.empty(), actor, at, "");
  }

  /** Puts the connector into the project, which may be new. */
  public static ProjectChange putting(
      ProjectRegistry before, LoadedConnector connector, Caller actor, Instant at) {
    return of(
        before.key(),
        Optional.of(before.with(before.connectors().with(connector))),
        List.of(connector),
        Optional.empty(),
        actor,
        at,
        connector.filePath().map(path -> "file:" + path).orElse("manifest"));
  }

  public static ProjectChange removing(
      ProjectRegistry before, ConnectorName connector, Caller actor, Instant at) {
    return of(
        before.key(),
        Optional.of(before.with(before.connectors().without(connector))),
        List.of(),
        Optional.of(connector),
        actor,
        at,
        "");
  }

  private static ProjectChange of(
      ProjectKey key,
      Optional<ProjectRegistry> after,
      List<LoadedConnector> put,
      Optional<ConnectorName> removed,
      Caller actor,
      Instant at,
      String source) {
    return new ProjectChange(
        key, after, put, removed, actor, at, source, CorrelationId.current(), origin -> List.of());
  }

  public ProjectChange from(String newSource) {
    return with(newSource, events);
  }

  public ProjectChange telling(Function<RegistryEvent.Origin, List<RegistryEvent>> newEvents) {
    return with(source, newEvents);
  }

  private ProjectChange with(
      String newSource, Function<RegistryEvent.Origin, List<RegistryEvent>> newEvents) {
    return new ProjectChange(
        key, after, put, removed, actor, at, newSource, correlationId, newEvents);
  }

  /** The log entry of the change, once its revision is known. */
  public LoggedChange logged(Revision revision) {
    var origin = new RegistryEvent.Origin(key, revision, at, actor.id());
    return new LoggedChange(revision, key, at, actor.id(), correlationId, events.apply(origin));
  }
}
