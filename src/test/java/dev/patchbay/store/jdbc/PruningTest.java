package dev.patchbay.store.jdbc;

import static dev.patchbay.registry.snapshot.Projects.ANN;
import static dev.patchbay.registry.snapshot.Projects.NOW;
import static dev.patchbay.registry.snapshot.Projects.connector;
import static dev.patchbay.registry.snapshot.Projects.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.Revision;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.RecordedEvents;
import dev.patchbay.registry.audit.Permits;
import dev.patchbay.registry.change.LoggedChange;
import dev.patchbay.registry.change.PlainChanges;
import dev.patchbay.registry.change.ProjectChange;
import dev.patchbay.registry.change.QuotaSettings;
import dev.patchbay.registry.history.ConnectorVersion;
import dev.patchbay.registry.snapshot.InternalRegistry;
import dev.patchbay.registry.snapshot.Projects.Picture;
import dev.patchbay.registry.snapshot.Snapshots;
import dev.patchbay.store.Ports;
import dev.patchbay.store.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruningTest {
  private static final ProjectKey SHOP = key("acme", "shop");
  private static final ProjectKey OTHER = key("acme", "other");
  private static final Duration KEPT_FOR = Duration.ofDays(10);
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(20));

  @TempDir Path directory;
  private JdbcStore store;
  private Ports ports;

  @BeforeEach
  void open() {
    InstantSource clock = InstantSource.fixed(NOW);
    store =
        TestDatabases.open(
            Database.ofFile(DataSources.h2(directory), clock),
            new Retention(3, KEPT_FOR, 1_000, QuotaSettings.DEFAULT),
            clock);
    ports = Ports.of(store);
    ports.create(SHOP);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void oldVersionsAreDroppedExceptTheNewest() {
    for (int i = 1; i <= 5; i++) {
      put(connector("crm", "t" + i), LONG_AGO);
    }

    store.prune();

    assertThat(revisions()).containsExactly(6L, 5L, 4L);
    assertThat(ports.project(SHOP).connectors().find(connector("crm", "t5").name()))
        .contains(connector("crm", "t5"));
  }

  @Test
  void youngVersionsAreKept() {
    put(connector("crm", "t0"), LONG_AGO);
    for (int i = 1; i <= 5; i++) {
      put(connector("crm", "t" + i), NOW.minus(Duration.ofDays(1)));
    }

    store.prune();

    assertThat(revisions()).containsExactly(7L, 6L, 5L, 4L, 3L);
  }

  @Test
  void logKeepsTheLastChangesAndItsStart() {
    for (int i = 0; i < 1_200; i++) {
      put(connector("crm", "get").withEnabled(i % 2 == 0), NOW);
    }

    store.prune();

    List<LoggedChange> kept = store.after(Revision.NONE, 5_000);
    assertThat(store.completeAfter()).isEqualTo(new Revision(201));
    assertThat(kept).hasSize(1_000);
    assertThat(kept.get(0).revision()).isEqualTo(new Revision(202));
  }

  @Test
  void nodeAwayLongerThanTheLogReloadsAll() {
    Snapshots snapshots = new Snapshots(new InternalRegistry());
    RecordedEvents events = new RecordedEvents();
    PlainChanges node = PlainChanges.of(snapshots, store, events);
    ProjectKey gone = key("acme", "gone");
    ports.create(gone);
    node.feed.follow();
    ports.remove(gone);
    ports.put(SHOP, connector("crm", "get"));
    ports.create(OTHER);
    for (int i = 0; i < 1_200; i++) {
      ports.put(OTHER, connector("crm", "get").withEnabled(i % 2 == 0));
    }
    store.prune();

    node.feed.follow();

    assertThat(snapshots.find(gone)).isEmpty();
    assertThat(Picture.of(snapshots.find(SHOP).orElseThrow()))
        .isEqualTo(Picture.of(ports.project(SHOP)));
    assertThat(node.feed.recent().last()).isEqualTo(store.last());
    assertThat(node.feed.recent().after(new Revision(2), 10)).isEmpty();
  }

  @Test
  void projectIsRemovedWithItsVersions() {
    for (int i = 1; i <= 5; i++) {
      put(connector("crm", "t" + i), LONG_AGO);
    }

    ports.remove(SHOP);
    store.prune();

    assertThat(revisions()).isEmpty();
    assertThat(store.projects()).isEmpty();
  }

  private void put(LoadedConnector connector, Instant at) {
    ProjectRegistry project = ports.project(SHOP);
    store
        .commit(
            ProjectChange.putting(project, connector, ANN, at), project.revision(), Permits.FREE)
        .value();
  }

  private List<Long> revisions() {
    return store.of(SHOP, connector("crm", "x").name()).stream()
        .map(ConnectorVersion::revision)
        .map(Revision::value)
        .toList();
  }
}
