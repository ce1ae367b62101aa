package dev.patchbay.bench;

import static dev.patchbay.registry.snapshot.Projects.ANN;
import static dev.patchbay.registry.snapshot.Projects.NOW;
import static dev.patchbay.registry.snapshot.Projects.connector;
import static dev.patchbay.registry.snapshot.Projects.key;

import dev.patchbay.model.Revision;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.RecordedEvents;
import dev.patchbay.registry.Threads;
import dev.patchbay.registry.audit.Permits;
import dev.patchbay.registry.change.PlainChanges;
import dev.patchbay.registry.change.ProjectChange;
import dev.patchbay.registry.snapshot.InternalRegistry;
import dev.patchbay.registry.snapshot.Snapshots;
import dev.patchbay.store.TestDatabases;
import dev.patchbay.store.jdbc.JdbcStore;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How fast a store takes changes, and how long a start takes with 1,000 projects of five connectors
 * with ten tools each. On H2 and on PostgreSQL as the tests start it (which does not wait for its
 * disk).
 */
public final class StoreRates {
  private static final int PROJECTS = 1_000;
  private static final int CONNECTORS = 5;
  private static final int CHANGES = 2_000;
  private static final int WRITERS = 8;

  private StoreRates() {}

  public static void main(String[] args) throws Exception {
    measure("H2", TestDatabases.openH2(Files.createTempDirectory("store-rates")));
    measure("PostgreSQL", TestDatabases.openPostgres(TestDatabases.newPostgresUrl()));
  }

  private static void measure(String name, JdbcStore store) throws Exception {
    try (store) {
      report(
          name, "changes by one writer", CHANGES, () -> write(store, key("bench", "one"), CHANGES));
      report(
          name,
          "changes by " + WRITERS + " writers of their own projects",
          CHANGES,
          () ->
              Threads.together(
                  WRITERS, writer -> write(store, key("bench", "w" + writer), CHANGES / WRITERS)));
      report(name, "projects written", PROJECTS, () -> fill(store));
      report(name, "projects loaded", PROJECTS, () -> load(store));
    }
  }

  @SuppressWarnings("SystemOut") // a program for people
  private static void report(String store, String what, int count, Runnable work) {
    long start = System.nanoTime();
    work.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%s: %d %s in %.2f s, %.0f/s%n", store, count, what, seconds, count / seconds);
  }

  private static void write(JdbcStore store, ProjectKey key, int changes) {
    ProjectRegistry project = ProjectRegistry.empty(key, NOW);
    for (int i = 0; i < changes; i++) {
      project = put(store, project, connector("crm", "t" + i % 2));
    }
  }

  private static ProjectRegistry put(
      JdbcStore store, ProjectRegistry project, LoadedConnector connector) {
    ProjectChange change = ProjectChange.putting(project, connector, ANN, NOW);
    Revision revision = store.commit(change, project.revision(), Permits.FREE).value();
    return change.after().orElseThrow().at(revision, NOW);
  }

  private static void fill(JdbcStore store) {
    String[] tools = new String[10];
    for (int tool = 0; tool < tools.length; tool++) {
      tools[tool] = "t" + tool;
    }
    for (int i = 0; i < PROJECTS; i++) {
      ProjectRegistry project = ProjectRegistry.empty(key("bench", "p" + i), NOW);
      for (int each = 0; each < CONNECTORS; each++) {
        project = put(store, project, connector("c" + each, tools));
      }
    }
  }

  private static void load(JdbcStore store) {
    Snapshots snapshots = new Snapshots(new InternalRegistry());
    PlainChanges node = PlainChanges.of(snapshots, store, new RecordedEvents());
    ExecutorService workers = Executors.newFixedThreadPool(2);
    List<Future<?>> loads = new ArrayList<>();
    store.projects().forEach(key -> loads.add(workers.submit(() -> node.foreign.refresh(key))));
    try {
      for (Future<?> load : loads) {
        load.get();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      workers.shutdown();
    }
  }
}
