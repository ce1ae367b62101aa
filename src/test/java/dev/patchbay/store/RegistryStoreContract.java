package dev.patchbay.store;

import static dev.patchbay.registry.snapshot.Projects.ANN;
import static dev.patchbay.registry.snapshot.Projects.NOW;
import static dev.patchbay.registry.snapshot.Projects.connector;
import static dev.patchbay.registry.snapshot.Projects.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Revision;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.Threads;
import dev.patchbay.registry.audit.Permits;
import dev.patchbay.registry.change.ProjectChange;
import dev.patchbay.registry.change.RegistryStore;
import dev.patchbay.registry.snapshot.Projects.Picture;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contract of every {@link RegistryStore}. */
public abstract class RegistryStoreContract implements HistoryContract, UsageContract {
  private static final ProjectKey SHOP = key("acme", "shop");
  private static final ProjectKey BANK = key("acme", "bank");
  private static final Instant LATER = NOW.plusSeconds(30);

  private Ports ports;
  private RegistryStore store;

  /** An empty store. */
  protected abstract Ports newStore();

  @BeforeEach
  void makeStore() {
    ports = newStore();
    store = ports.store();
  }

  @Override
  public Ports ports() {
    return ports;
  }

  @Test
  void emptyStoreHasNoProject() {
    assertThat(store.find(SHOP)).isEmpty();
  }

  @Test
  void eachStoreHasItsOwnStableId() {
    String id = store.id();

    assertThat(store.id()).isEqualTo(id).matches("[A-Za-z0-9]{6,32}");
    assertThat(newStore().store().id()).isNotEqualTo(id);
  }

  @Test
  void createdProjectIsFoundAtTheFirstRevision() {
    ProjectRegistry empty = ProjectRegistry.empty(SHOP, NOW);

    Revision revision =
        store.commit(ProjectChange.creation(empty, ANN, NOW), Revision.NONE, Permits.FREE).value();

    assertThat(revision).isEqualTo(new Revision(1));
    assertThat(found(SHOP)).isEqualTo(Picture.of(empty.at(new Revision(1), NOW)));
  }

  @Test
  void putConnectorIsFoundUnchanged() {
    ProjectRegistry before = create(SHOP);
    LoadedConnector crm = connector("crm", "get", "list");

    Revision revision =
        store
            .commit(ProjectChange.putting(before, crm, ANN, LATER), before.revision(), Permits.FREE)
            .value();

    ProjectRegistry expected = before.with(before.connectors().with(crm)).at(revision, LATER);
    assertThat(revision).isEqualTo(new Revision(2));
    assertThat(found(SHOP)).isEqualTo(Picture.of(expected));
  }

  @Test
  void replacedConnectorKeepsItsPlace() {
    put(put(create(SHOP), connector("crm", "get")), connector("wiki", "find"));
    LoadedConnector disabled = connector("crm", "get").withEnabled(false);

    ProjectRegistry after = put(store.find(SHOP).orElseThrow(), disabled);

    assertThat(found(SHOP)).isEqualTo(Picture.of(after));
    assertThat(after.connectors().stream()).containsExactly(disabled, connector("wiki", "find"));
  }

  @Test
  void removedConnectorComesBackAtTheEnd() {
    ProjectRegistry before = put(put(create(SHOP), connector("crm", "a")), connector("wiki", "b"));

    store
        .commit(
            ProjectChange.removing(before, new ConnectorName("crm"), ANN, LATER),
            before.revision(),
            Permits.FREE)
        .value();
    put(store.find(SHOP).orElseThrow(), connector("crm", "a"));

    assertThat(store.find(SHOP).orElseThrow().connectors().stream())
        .containsExactly(connector("wiki", "b"), connector("crm", "a"));
  }

  @Test
  void revisionsCountOverAllProjectsAndTenants() {
    ProjectRegistry first = create(SHOP);
    ProjectRegistry second = create(BANK);
    ProjectRegistry third = create(key("globex", "shop"));

    Revision next =
        store
            .commit(
                ProjectChange.putting(first, connector("crm", "get"), ANN, NOW),
                first.revision(),
                Permits.FREE)
            .value();

    assertThat(List.of(first.revision(), second.revision(), third.revision(), next))
        .containsExactly(new Revision(1), new Revision(2), new Revision(3), new Revision(4));
  }

  @Test
  void tenantsWithAProjectOfTheSameNameShareNothing() {
    ProjectRegistry acme = create(SHOP);
    ProjectRegistry globex = create(key("globex", "shop"));

    put(acme, connector("crm", "get"));
    remove(acme.key());

    assertThat(found(key("globex", "shop"))).isEqualTo(Picture.of(globex));
    assertThat(store.find(SHOP)).isEmpty();
  }

  @Test
  void changeOfAnOlderRevisionIsRefused() {
    ProjectRegistry old = create(SHOP);
    ProjectRegistry current = put(old, connector("crm", "get"));

    FailureKind refusal =
        refusalOf(ProjectChange.putting(old, connector("wiki", "find"), ANN, LATER), old);

    assertThat(refusal).isEqualTo(FailureKind.REVISION_CONFLICT);
    assertThat(found(SHOP)).isEqualTo(Picture.of(current));
    assertThat(create(BANK).revision()).isEqualTo(new Revision(3));
  }

  @Test
  void projectIsNotCreatedTwice() {
    ProjectRegistry current = create(SHOP);
    ProjectRegistry empty = ProjectRegistry.empty(SHOP, LATER);

    FailureKind refusal = refusalOf(ProjectChange.creation(empty, ANN, LATER), empty);

    assertThat(refusal).isEqualTo(FailureKind.REVISION_CONFLICT);
    assertThat(found(SHOP)).isEqualTo(Picture.of(current));
  }

  @Test
  void changeOfARemovedProjectIsRefused() {
    ProjectRegistry gone = create(SHOP);
    remove(SHOP);

    FailureKind refusal =
        refusalOf(ProjectChange.putting(gone, connector("crm", "get"), ANN, LATER), gone);

    assertThat(refusal).isEqualTo(FailureKind.REVISION_CONFLICT);
    assertThat(store.find(SHOP)).isEmpty();
  }

  @Test
  void recreatedProjectIsEmptyAndHasALaterRevision() {
    put(create(SHOP), connector("crm", "get"));
    Revision removedAt = remove(SHOP);

    ProjectRegistry again = create(SHOP);

    assertThat(again.revision()).isEqualTo(removedAt.next());
    assertThat(again.connectors().count()).isZero();
  }

  @Test
  void noConcurrentChangeIsLost() {
    create(SHOP);
    Set<Revision> revisions = new ConcurrentSkipListSet<>();

    Threads.together(
        8,
        thread -> {
          for (int i = 0; i < 25; i++) {
            revisions.add(insist(connector("c" + thread + "-" + i, "get")));
          }
        });

    assertThat(revisions).hasSize(200).doesNotContain(new Revision(1)).contains(new Revision(201));
    assertThat(store.find(SHOP).orElseThrow().connectors().count()).isEqualTo(200);
  }

  private Revision insist(LoadedConnector connector) {
    while (true) {
      ProjectRegistry current = store.find(SHOP).orElseThrow();
      try {
        return store
            .commit(
                ProjectChange.putting(current, connector, ANN, NOW),
                current.revision(),
                Permits.FREE)
            .value();
      } catch (MCPRuntimeException e) {
        assertThat(e.kind()).isEqualTo(FailureKind.REVISION_CONFLICT);
      }
    }
  }

  private ProjectRegistry create(ProjectKey key) {
    store
        .commit(
            ProjectChange.creation(ProjectRegistry.empty(key, NOW), ANN, NOW),
            Revision.NONE,
            Permits.FREE)
        .value();
    return store.find(key).orElseThrow();
  }

  private ProjectRegistry put(ProjectRegistry before, LoadedConnector connector) {
    store
        .commit(ProjectChange.putting(before, connector, ANN, NOW), before.revision(), Permits.FREE)
        .value();
    return store.find(before.key()).orElseThrow();
  }

  private Revision remove(ProjectKey key) {
    Revision current = store.find(key).orElseThrow().revision();
    return store.commit(ProjectChange.removal(key, ANN, NOW), current, Permits.FREE).value();
  }

  private FailureKind refusalOf(ProjectChange change, ProjectRegistry expected) {
    return catchThrowableOfType(
            MCPRuntimeException.class,
            () -> store.commit(change, expected.revision(), Permits.FREE).value())
        .kind();
  }

  private Picture found(ProjectKey key) {
    return Picture.of(store.find(key).orElseThrow());
  }
}
