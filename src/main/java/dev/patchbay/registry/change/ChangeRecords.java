package dev.patchbay.registry.change;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.Revision;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.audit.AuditRecord;
import dev.patchbay.registry.event.EventKind;
import dev.patchbay.registry.event.RegistryEvent;
import java.util.List;
import java.util.Optional;

/** Maps a change to audit records: one record per event. */
final class ChangeRecords {
  private ChangeRecords() {}

  static List<AuditRecord> of(ProjectChange change, Optional<ProjectRegistry> before) {
    var origin =
        new RegistryEvent.Origin(change.key(), Revision.NONE, change.at(), change.actor().id());
    return change.events().apply(origin).stream()
        .map(event -> record(event, change, before))
        .toList();
  }

  private static AuditRecord record(
      RegistryEvent event, ProjectChange change, Optional<ProjectRegistry> before) {
    boolean ofProject = isOfProject(event.kind());
    Optional<ConnectorName> connector =
        change.put().stream().map(LoadedConnector::name).findFirst().or(change::removed);
    String object =
        ofProject || connector.isEmpty() ? change.key().project().value() : connector.get().value();
    return AuditRecord.pending(
            change.actor(), change.at(), event.name(), object, change.correlationId())
        .of(change.key().tenant())
        .in(change.key().project())
        .from(
            ofProject ? before.map(StateDigest::of) : digest(before, connector),
            ofProject ? change.after().map(StateDigest::of) : digest(change.after(), connector));
  }

  private static boolean isOfProject(EventKind kind) {
    return switch (kind) {
      case PROJECT_CREATED, PROJECT_REMOVED -> true;
      case CONNECTOR_INSTALLED,
          CONNECTOR_RELOADED,
          CONNECTOR_REJECTED,
          CONNECTOR_ENABLED,
          CONNECTOR_DISABLED,
          CONNECTOR_UNINSTALLED,
          CONFIG_CHANGED ->
          false;
    };
  }

  private static Optional<String> digest(
      Optional<ProjectRegistry> project, Optional<ConnectorName> connector) {
    return project
        .flatMap(there -> connector.flatMap(there.connectors()::find))
        .map(StateDigest::of);
  }
}
