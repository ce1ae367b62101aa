package dev.patchbay.registry.change;

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
import dev.patchbay.registry.RecordedEvents;
import dev.patchbay.registry.Threads;
import dev.patchbay.registry.audit.Permits;
import dev.patchbay.registry.change.ChangePlan.Step;
import dev.patchbay.registry.event.RegistryEvent;
import dev.patchbay.registry.event.RegistryEvent.ConnectorEnabled;
import dev.patchbay.registry.event.RegistryEvent.Origin;
import dev.patchbay.registry.event.RegistryEvent.ProjectRemoved;
import dev.patchbay.registry.snapshot.InternalRegistry;
import dev.patchbay.registry.snapshot.Snapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProjectChangesTest {
  private static final ProjectKey SHOP = key("acme", "shop");

  private final ScriptedStore store = new ScriptedStore();
  private final RecordedEvents events = new RecordedEvents();
  private final Snapshots snapshots = new Snapshots(new InternalRegistry());
  private final ScriptedTime time = new ScriptedTime();
  private final PlainChanges node =
      PlainChanges.of(snapshots, store, events, time.perseverance(0.5));
  private final ProjectChanges changes = node.changes;
  private final List<String> besides = new CopyOnWriteArrayList<>();

  @Test
  void changeIsCommittedPublishedAndAnnounced() {
    String result = changes.apply(SHOP, putting("crm"));

    assertThat(result).isEqualTo("crm after []");
    assertThat(names(snapshots.find(SHOP))).containsExactly("crm");
    assertThat(names(store.find(SHOP))).containsExactly("crm");
    assertThat(snapshots.find(SHOP).orElseThrow().revision()).isEqualTo(new Revision(1));
    assertThat(events.all()).containsExactly(put("crm", 1));
    assertThat(besides).containsExactly("crm");
  }

  @Test
  void keyRevokedBeforeTheCommitChangesNothing() {
    ChangePlan<String> plan =
        current -> {
          node.revoked = true;
          return putting("crm").compute(current);
        };

    MCPRuntimeException refusal =
        catchThrowableOfType(MCPRuntimeException.class, () -> changes.apply(SHOP, plan));

    assertThat(refusal.kind()).isEqualTo(FailureKind.UNAUTHENTICATED);
    assertThat(store.find(SHOP)).isEmpty();
    assertThat(snapshots.find(SHOP)).isEmpty();
    assertThat(events.all()).isEmpty();
    assertThat(node.trail.all()).isEmpty();
  }

  @Test
  void failedCommitChangesNothing() {
    changes.apply(SHOP, putting("crm"));
    store.failNext(FailureKind.STORE_UNAVAILABLE);

    FailureKind failure = failureOf(putting("wiki"));

    assertThat(failure).isEqualTo(FailureKind.STORE_UNAVAILABLE);
    assertThat(names(snapshots.find(SHOP))).containsExactly("crm");
    assertThat(names(store.find(SHOP))).containsExactly("crm");
    assertThat(events.all()).containsExactly(put("crm", 1));
    assertThat(besides).containsExactly("crm");
    assertThat(store.attempts()).isEqualTo(2);
  }

  @Test
  void overtakenChangeIsRecomputedOnTheNewState() {
    changes.apply(SHOP, putting("crm"));
    store.overtakeNextPutting(SHOP, connector("wiki", "t-wiki"));

    String result = changes.apply(SHOP, putting("books"));

    assertThat(result).isEqualTo("books after [crm, wiki]");
    assertThat(names(snapshots.find(SHOP))).containsExactly("crm", "wiki", "books");
    assertThat(events.all()).containsExactly(put("crm", 1), put("books", 3));
    assertThat(besides).containsExactly("crm", "books");
  }

  @Test
  void changeThatMeetsNoOtherIsComputedOnce() {
    AtomicInteger computed = new AtomicInteger();

    changes.apply(SHOP, counting(computed, putting("crm")));
    Revision first = current().revision();
    changes.apply(
        new ChangeRequest(ANN, SHOP.project(), at(first)), counting(computed, putting("wiki")));

    assertThat(computed).hasValue(2);
    assertThat(names(store.find(SHOP))).containsExactly("crm", "wiki");
  }

  @Test
  void changeThatWasOvertakenIsComputedOncePerAttempt() {
    changes.apply(SHOP, putting("crm"));
    store.overtakeNextPutting(SHOP, connector("wiki", "t-wiki"));
    AtomicInteger computed = new AtomicInteger();

    changes.apply(SHOP, counting(computed, putting("books")));

    assertThat(computed).hasValue(2);
  }

  private static ChangePlan<String> counting(AtomicInteger computed, ChangePlan<String> plan) {
    return now -> {
      computed.incrementAndGet();
      return plan.compute(now);
    };
  }

  @Test
  void concurrentlyRemovedProjectIsCreatedAgain() {
    changes.apply(SHOP, putting("crm"));
    store.overtakeNextRemoving(SHOP);

    changes.apply(SHOP, putting("books"));

    assertThat(names(snapshots.find(SHOP))).containsExactly("books");
    assertThat(snapshots.find(SHOP).orElseThrow().revision()).isEqualTo(new Revision(3));
  }

  @Test
  void preconditionIsCheckedAgainstTheStore() {
    Revision first = apply(Precondition.none(), "crm").revision();
    // Another node, whose change this node has not seen.
    Revision second =
        store
            .commit(
                ProjectChange.putting(current(), connector("wiki", "t-wiki"), ANN, NOW),
                first,
                Permits.FREE)
            .value();

    FailureKind stale = failureOf(() -> apply(at(first), "books"));
    Changed<String> done = apply(at(second), "books");

    assertThat(stale).isEqualTo(FailureKind.PRECONDITION_FAILED);
    assertThat(done).isEqualTo(new Changed<>(new Revision(3), "books after [crm, wiki]"));
  }

  @Test
  void preconditionIsCheckedAgainAfterALostRace() {
    Revision first = apply(Precondition.none(), "crm").revision();
    store.overtakeNextPutting(SHOP, connector("wiki", "t-wiki"));

    FailureKind failure = failureOf(() -> apply(at(first), "books"));

    assertThat(failure).isEqualTo(FailureKind.PRECONDITION_FAILED);
    assertThat(names(store.find(SHOP))).containsExactly("crm", "wiki");
  }

  @Test
  void onlyOneOfManyConditionalWritersSucceeds() {
    Revision first = apply(Precondition.none(), "crm").revision();
    List<FailureKind> failures = new CopyOnWriteArrayList<>();

    Threads.together(
        8,
        thread -> {
          try {
            apply(at(first), "c" + thread);
          } catch (MCPRuntimeException e) {
            failures.add(e.kind());
          }
        });

    assertThat(failures).hasSize(7).containsOnly(FailureKind.PRECONDITION_FAILED);
    assertThat(names(store.find(SHOP))).hasSize(2);
  }

  @Test
  void noOpIsAnsweredWithTheCurrentRevision() {
    Revision first = apply(Precondition.none(), "crm").revision();

    Changed<String> unchanged =
        changes.apply(
            new ChangeRequest(ANN, SHOP.project(), at(first)),
            current -> Step.unchanged("as it is"));

    assertThat(unchanged).isEqualTo(new Changed<>(first, "as it is"));
  }

  private Changed<String> apply(Precondition precondition, String name) {
    return changes.apply(new ChangeRequest(ANN, SHOP.project(), precondition), putting(name));
  }

  private static Precondition at(Revision revision) {
    return new Precondition.AtRevision(Set.of(revision));
  }

  private static FailureKind failureOf(Runnable change) {
    return catchThrowableOfType(MCPRuntimeException.class, change::run).kind();
  }

  @Test
  void raceLostManyTimesIsWonInTheEnd() {
    failNext(100, FailureKind.REVISION_CONFLICT);

    changes.apply(SHOP, putting("crm"));

    assertThat(store.attempts()).isEqualTo(101);
    assertThat(events.all()).containsExactly(put("crm", 1));
  }

  @Test
  void raceNeverWonEndsInAConflict() {
    failNext(1_000, FailureKind.REVISION_CONFLICT);

    FailureKind failure = failureOf(putting("crm"));

    assertThat(failure).isEqualTo(FailureKind.REVISION_CONFLICT);
    assertThat(store.attempts()).isBetween(100, 1_000);
    assertThat(snapshots.find(SHOP)).isEmpty();
    assertThat(events.all()).isEmpty();
    assertThat(besides).isEmpty();
  }

  @Test
  void noOpMakesNoRevisionAndNoEvent() {
    changes.apply(SHOP, putting("crm"));
    ProjectRegistry before = current();

    String result =
        changes.apply(SHOP, now -> Step.unchanged("as wanted").beside(() -> besides.add("looked")));

    assertThat(result).isEqualTo("as wanted");
    assertThat(current()).isSameAs(before);
    assertThat(store.attempts()).isEqualTo(1);
    assertThat(events.all()).containsExactly(put("crm", 1));
    assertThat(besides).containsExactly("crm", "looked");
  }

  @Test
  void refusalOfThePlanReachesTheCaller() {
    FailureKind failure =
        failureOf(
            now -> {
              throw new MCPRuntimeException(FailureKind.CONNECTOR_EXISTS, "no");
            });

    assertThat(failure).isEqualTo(FailureKind.CONNECTOR_EXISTS);
    assertThat(store.attempts()).isZero();
    assertThat(events.all()).isEmpty();
  }

  @Test
  void projectIsGoneBeforeItsRemovalIsPublished() {
    changes.apply(SHOP, putting("crm"));
    List<Boolean> there = new ArrayList<>();
    events.observe(event -> there.add(snapshots.find(SHOP).isPresent()));

    changes.apply(
        SHOP,
        now ->
            Step.change(
                ProjectChange.removal(SHOP, ANN, NOW),
                origin -> List.of(new ProjectRemoved(origin)),
                "gone"));

    assertThat(there).containsExactly(false);
    assertThat(store.find(SHOP)).isEmpty();
    assertThat(events.all()).endsWith(new ProjectRemoved(origin(2)));
  }

  @Test
  void eventComesAfterItsChangeAndSideState() {
    List<String> seen = new ArrayList<>();
    events.observe(event -> seen.add(names(snapshots.find(SHOP)) + " " + besides));

    changes.apply(SHOP, putting("crm"));
    changes.apply(SHOP, putting("wiki"));

    assertThat(seen).containsExactly("[crm] [crm]", "[crm, wiki] [crm, wiki]");
  }

  @Test
  void sideStateIsUpdatedAfterTheSnapshot() {
    changes.apply(
        SHOP,
        now ->
            putting("crm").compute(now).beside(() -> besides.addAll(names(snapshots.find(SHOP)))));

    assertThat(besides).containsExactly("crm");
  }

  @Test
  void concurrentChangesArePublishedInTheOrderOfRevisions() {
    Threads.together(
        8,
        thread -> {
          for (int i = 0; i < 50; i++) {
            changes.apply(SHOP, putting("c" + thread + "-" + i));
          }
        });

    assertThat(current().connectors().count()).isEqualTo(400);
    assertThat(current().revision()).isEqualTo(new Revision(400));
    assertThat(events.all())
        .extracting(event -> event.origin().revision().value())
        .hasSize(400)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(besides).hasSize(400);
  }

  private void failNext(int times, FailureKind kind) {
    for (int i = 0; i < times; i++) {
      store.failNext(kind);
    }
  }

  /** Puts a connector with a minimal event. */
  private ChangePlan<String> putting(String name) {
    return now -> {
      ProjectRegistry project = now.orElseGet(() -> ProjectRegistry.empty(SHOP, NOW));
      LoadedConnector connector = connector(name, "t-" + name);
      return Step.change(
              ProjectChange.putting(project, connector, ANN, NOW),
              origin -> List.of(new ConnectorEnabled(origin, connector.name())),
              name + " after " + names(now))
          .beside(() -> besides.add(name));
    };
  }

  private static RegistryEvent put(String name, long revision) {
    return new ConnectorEnabled(origin(revision), new ConnectorName(name));
  }

  private static Origin origin(long revision) {
    return new Origin(SHOP, new Revision(revision), NOW, "ann");
  }

  private ProjectRegistry current() {
    return snapshots.find(SHOP).orElseThrow();
  }

  private static List<String> names(Optional<ProjectRegistry> project) {
    return project.stream()
        .flatMap(found -> found.connectors().stream())
        .map(connector -> connector.name().value())
        .toList();
  }

  private FailureKind failureOf(ChangePlan<String> plan) {
    return catchThrowableOfType(MCPRuntimeException.class, () -> changes.apply(SHOP, plan)).kind();
  }
}
