package dev.patchbay.registry.node;

import static dev.patchbay.registry.snapshot.Projects.ANN;
import static dev.patchbay.registry.snapshot.Projects.NOW;
import static dev.patchbay.registry.snapshot.Projects.connector;
import static dev.patchbay.registry.snapshot.Projects.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Revision;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.RecordedEvents;
import dev.patchbay.registry.Threads;
import dev.patchbay.registry.change.ChangePlan.Step;
import dev.patchbay.registry.change.PlainChanges;
import dev.patchbay.registry.change.ProjectChange;
import dev.patchbay.registry.event.RegistryEvent;
import dev.patchbay.registry.event.RegistryEvent.ConnectorEnabled;
import dev.patchbay.registry.event.RegistryEvent.ConnectorRejected;
import dev.patchbay.registry.event.RegistryEvent.Origin;
import dev.patchbay.registry.snapshot.InternalRegistry;
import dev.patchbay.registry.snapshot.Snapshots;
import dev.patchbay.store.memory.InMemoryRegistryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Change feeds of two nodes over one store. */
class ChangeFeedTest {
  private static final ProjectKey SHOP = key("acme", "shop");
  private static final ProjectKey BANK = key("acme", "bank");

  private final InMemoryRegistryStore store = new InMemoryRegistryStore();
  private final Node here = new Node();
  private final Node there = new Node();

  private final class Node {
    private final Snapshots snapshots = new Snapshots(new InternalRegistry());
    private final RecordedEvents events = new RecordedEvents();
    private final PlainChanges changes = PlainChanges.of(snapshots, store, events);

    void put(ProjectKey key, String name) {
      changes.changes.apply(
          key,
          now -> {
            ProjectRegistry project = now.orElseGet(() -> ProjectRegistry.empty(key, NOW));
            LoadedConnector connector = connector(name, "t-" + name);
            return Step.change(
                ProjectChange.putting(project, connector, ANN, NOW),
                origin -> List.of(new ConnectorEnabled(origin, connector.name())),
                name);
          });
    }

    void remove(ProjectKey key) {
      changes.changes.apply(
          key,
          now ->
              Step.change(
                  ProjectChange.removal(key, ANN, NOW),
                  origin -> List.of(new RegistryEvent.ProjectRemoved(origin)),
                  "gone"));
    }

    List<String> names(ProjectKey key) {
      return snapshots.find(key).stream()
          .flatMap(project -> project.connectors().stream())
          .map(connector -> connector.name().value())
          .toList();
    }

    List<Long> revisions() {
      return events.all().stream().map(event -> event.origin().revision().value()).toList();
    }
  }

  @Test
  void foreignSnapshotIsPublishedBeforeItsEvents() {
    List<String> seen = new ArrayList<>();
    there.events.observe(event -> seen.addAll(there.names(SHOP)));
    here.put(SHOP, "crm");

    there.changes.feed.follow();

    assertThat(seen).containsExactly("crm");
    assertThat(there.snapshots.find(SHOP)).isEqualTo(here.snapshots.find(SHOP));
    assertThat(there.events.all()).isEqualTo(here.events.all());
  }

  @Test
  void everyNodePublishesEveryChangeOnceInOrder() {
    here.put(SHOP, "crm");
    there.put(BANK, "ledger");
    here.put(SHOP, "wiki");
    there.put(SHOP, "books");

    here.changes.feed.follow();
    there.changes.feed.follow();

    assertThat(here.revisions()).containsExactly(1L, 2L, 3L, 4L);
    assertThat(there.events.all()).isEqualTo(here.events.all());
    assertThat(here.names(SHOP)).containsExactly("crm", "wiki", "books");
    assertThat(there.names(BANK)).containsExactly("ledger");
  }

  @Test
  void unseenForeignStateCausesNoRefusalAndNoNoOp() {
    here.put(SHOP, "crm");

    String refused =
        there.changes.changes.apply(
            SHOP,
            now -> {
              ProjectRegistry project = now.orElseThrow(MCPRuntimeException::noSuchProject);
              return Step.unchanged("at " + project.revision());
            });

    assertThat(refused).isEqualTo("at 1");
    here.put(SHOP, "wiki");
    assertThat(there.changes.changes.<Long>apply(SHOP, now -> Step.unchanged(revision(now))))
        .isEqualTo(2L);
  }

  private static long revision(Optional<ProjectRegistry> project) {
    return project.orElseThrow().revision().value();
  }

  @Test
  void concurrentChangesHaveTheSameOrderOnBothNodes() {
    Threads.together(
        4,
        thread -> {
          Node node = thread % 2 == 0 ? here : there;
          for (int i = 0; i < 100; i++) {
            node.put(i % 2 == 0 ? SHOP : BANK, "c" + thread + "-" + i);
          }
        });
    here.changes.feed.follow();
    there.changes.feed.follow();

    List<Long> all = LongStream.rangeClosed(1, 400).boxed().toList();
    assertThat(here.revisions()).isEqualTo(all);
    assertThat(there.revisions()).isEqualTo(all);
    assertThat(here.snapshots.find(SHOP)).isEqualTo(there.snapshots.find(SHOP));
  }

  @Test
  void foreignRemovalRemovesTheProject() {
    here.put(SHOP, "crm");
    there.changes.feed.follow();
    here.remove(SHOP);

    there.changes.feed.follow();

    assertThat(there.snapshots.find(SHOP)).isEmpty();
    assertThat(there.events.names()).containsExactly("ConnectorEnabled", "ProjectRemoved");
  }

  @Test
  void noticeComesAfterTheChangesBeforeIt() {
    here.put(SHOP, "crm");
    var origin = new Origin(SHOP, new Revision(1), NOW, "ann");
    var rejected = new ConnectorRejected(origin, connector("crm", "t").name(), List.of());

    there.changes.feed.noticed(List.of(rejected));
    List<String> before = there.events.names();
    there.changes.feed.follow();

    assertThat(before).isEmpty();
    assertThat(there.events.names()).containsExactly("ConnectorEnabled", "ConnectorRejected");
  }

  @Test
  void onlyRecentChangesAreInMemory() {
    for (int i = 0; i < 2_100; i++) {
      here.put(SHOP, "c" + i % 3);
    }
    RecentChanges recent = here.changes.feed.recent();

    assertThat(recent.after(new Revision(2_090), 5).orElseThrow())
        .extracting(change -> change.revision().value())
        .containsExactly(2_091L, 2_092L, 2_093L, 2_094L, 2_095L);
    assertThat(recent.after(new Revision(2_100), 5)).contains(List.of());
    assertThat(recent.after(new Revision(50), 5)).isEmpty();
  }
}
