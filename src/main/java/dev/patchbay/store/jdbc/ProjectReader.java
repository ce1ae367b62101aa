package dev.patchbay.store.jdbc;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.Revision;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.state.Connectors;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.PlacedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.change.StoredProject;
import dev.patchbay.store.jdbc.ConnectorCodec.UnreadableRowException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Reads projects as last committed. One statement reads all rows of a project except contents, so
 * the rows belong to one revision. Contents never change and are read only when the caller does not
 * have them.
 */
final class ProjectReader {
  private static final int MOST_ATTEMPTS = 10;
  private static final int CONTENTS_AT_ONCE = 200;

  private final Database database;
  private final ConnectorCodec codec;

  ProjectReader(Database database, ConnectorCodec codec) {
    this.database = database;
    this.codec = codec;
  }

  /** Parses the rows after releasing the connection, since decrypting a secret may need one. */
  Optional<StoredProject> read(ProjectKey key, Optional<ProjectRegistry> known) {
    return database
        .read(handle -> rows(handle, key, known))
        .map(rows -> new Assembly(key, rows.stored(), known, rows.contents()).project());
  }

  private record Rows(ProjectRows.Stored stored, Map<Long, Map<String, String>> contents) {}

  private static Optional<Rows> rows(
      Handle handle, ProjectKey key, Optional<ProjectRegistry> known) {
    for (int attempt = 1; ; attempt++) {
      Optional<ProjectRows.Stored> stored = ProjectRows.find(handle, key);
      if (stored.isEmpty()) {
        return Optional.empty();
      }
      Map<Long, Map<String, String>> contents = contents(handle, key, stored.get(), known);
      if (contents.size() == missing(stored.get(), known).size() || attempt == MOST_ATTEMPTS) {
        return Optional.of(new Rows(stored.get(), contents));
      }
      // Versions were dropped during the read: the project has changed meanwhile.
    }
  }

  private static List<Long> missing(ProjectRows.Stored stored, Optional<ProjectRegistry> known) {
    return stored.connectors().stream()
        .filter(row -> manifest(row.row(), known).isEmpty())
        .map(ProjectRows.Placed::contentRevision)
        .distinct()
        .toList();
  }

  private static Map<Long, Map<String, String>> contents(
      Handle handle, ProjectKey key, ProjectRows.Stored stored, Optional<ProjectRegistry> known) {
    Map<Long, Map<String, String>> contents = new HashMap<>();
    List<Long> revisions = missing(stored, known);
    for (int from = 0; from < revisions.size(); from += CONTENTS_AT_ONCE) {
      int to = Math.min(from + CONTENTS_AT_ONCE, revisions.size());
      VersionRows.contents(handle, key, revisions.subList(from, to))
          .forEach(
              content ->
                  contents
                      .computeIfAbsent(content.revision(), revision -> new HashMap<>())
                      .put(content.connector(), content.json()));
    }
    return contents;
  }

  private static Optional<ConnectorManifest> manifest(
      ConnectorRow row, Optional<ProjectRegistry> known) {
    return known
        .flatMap(project -> ConnectorName.find(row.connector()).flatMap(project.connectors()::find))
        .filter(connector -> connector.digest().value().equals(row.digest()))
        .map(LoadedConnector::manifest);
  }

  /** Assembles a project, sharing unchanged parts with the known one. */
  private final class Assembly {
    private final ProjectKey key;
    private final ProjectRows.Stored stored;
    private final Optional<ProjectRegistry> known;
    private final Map<Long, Map<String, String>> contents;
    private final List<StoredProject.Unreadable> unreadable = new ArrayList<>();

    Assembly(
        ProjectKey key,
        ProjectRows.Stored stored,
        Optional<ProjectRegistry> known,
        Map<Long, Map<String, String>> contents) {
      this.key = key;
      this.stored = stored;
      this.known = known;
      this.contents = contents;
    }

    StoredProject project() {
      List<PlacedConnector> read = new ArrayList<>();
      stored.connectors().forEach(row -> read(row).ifPresent(read::add));
      Connectors connectors = sharedWith(read);
      for (PlacedConnector placed : read) {
        connectors = placing(connectors, placed);
      }
      ProjectRegistry project =
          new ProjectRegistry(
              key.project(),
              key.tenant(),
              connectors.continuingAt(stored.nextSequence()),
              InstantText.instant(stored.createdAt()),
              InstantText.instant(stored.updatedAt()),
              new Revision(stored.revision()));
      return new StoredProject(project, unreadable);
    }

    private Optional<PlacedConnector> read(ProjectRows.Placed placed) {
      ConnectorRow row = placed.row();
      String content =
          contents
              .getOrDefault(placed.contentRevision(), Map.of())
              .getOrDefault(row.connector(), "");
      try {
        return Optional.of(
            new PlacedConnector(
                row.place(), codec.connector(key, row.withContent(content), manifest(row, known))));
      } catch (UnreadableRowException e) {
        unreadable.add(
            new StoredProject.Unreadable(new ConnectorName(row.connector()), e.reason()));
        return Optional.empty();
      }
    }

    /** The known connectors, when none of them has changed. */
    private Connectors sharedWith(List<PlacedConnector> read) {
      Connectors shared = known.map(ProjectRegistry::connectors).orElse(Connectors.NONE);
      Map<Long, PlacedConnector> now = new HashMap<>();
      read.forEach(placed -> now.put(placed.sequence(), placed));
      for (PlacedConnector old : shared.from(0).toList()) {
        if (!old.equals(now.get(old.sequence()))) {
          shared = shared.without(old.connector().name());
        }
      }
      return shared;
    }

    private Connectors placing(Connectors connectors, PlacedConnector placed) {
      if (connectors.find(placed.connector().name()).isPresent()) {
        return connectors;
      }
      if (connectors.firstTaken(placed.connector().manifest()).isPresent()) {
        unreadable.add(
            new StoredProject.Unreadable(
                placed.connector().name(),
                "another connector has a tool with the same exposed name"));
        return connectors;
      }
      return connectors.placing(placed);
    }
  }
}
