package dev.patchbay.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.Caller;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Revision;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.RecordedEvents;
import dev.patchbay.registry.change.ChangePlan.Step;
import dev.patchbay.registry.change.LoggedChange;
import dev.patchbay.registry.change.PlainChanges;
import dev.patchbay.registry.change.ProjectChange;
import dev.patchbay.registry.change.RevisionLog;
import dev.patchbay.registry.event.RegistryEvent;
import dev.patchbay.registry.snapshot.InternalRegistry;
import dev.patchbay.registry.snapshot.Projects;
import dev.patchbay.registry.snapshot.Snapshots;
import dev.patchbay.store.memory.InMemoryRegistryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Readers of one node; everything runs at once, except delayed work. */
class EventBroadcastTest {
  private static final ProjectKey SHOP = Projects.key("acme", "shop");
  private static final ProjectKey BANK = Projects.key("acme", "bank");

  private final InMemoryRegistryStore store = new InMemoryRegistryStore();
  private final LogThatCanBeAway log = new LogThatCanBeAway();
  private final Snapshots snapshots = new Snapshots(new InternalRegistry());
  private final PlainChanges node = PlainChanges.of(snapshots, store, new RecordedEvents());
  private final List<Runnable> later = new ArrayList<>();
  private boolean letIn = true;
  private int left;
  private final EventBroadcast broadcast =
      new EventBroadcast(
          new ChangeHistory(node.feed.recent(), log),
          caller -> letIn,
          Runnable::run,
          Runnable::run,
          later::add);
  private final RecordedOutbound out = new RecordedOutbound();

  EventBroadcastTest() {
    node.feed.listen(broadcast::changed);
  }

  /** The store's log, which a test can make unavailable. */
  private final class LogThatCanBeAway implements RevisionLog {
    private boolean away;

    @Override
    public Revision last() {
      return there().last();
    }

    @Override
    public Revision completeAfter() {
      return there().completeAfter();
    }

    @Override
    public List<LoggedChange> after(Revision since, int limit) {
      return there().after(since, limit);
    }

    private RevisionLog there() {
      if (away) {
        throw new MCPRuntimeException(FailureKind.STORE_UNAVAILABLE, "as the test wants");
      }
      return store;
    }
  }

  private void change(ProjectKey key) {
    node.changes.apply(
        key,
        current ->
            current.isEmpty()
                ? Step.change(
                    ProjectChange.creation(
                        ProjectRegistry.empty(key, Projects.NOW), Projects.ANN, Projects.NOW),
                    origin -> List.of(new RegistryEvent.ProjectCreated(origin)),
                    key)
                : Step.change(
                    ProjectChange.removal(key, Projects.ANN, Projects.NOW),
                    origin -> List.of(new RegistryEvent.ProjectRemoved(origin)),
                    key));
  }

  private void changeTimes(int times, ProjectKey key) {
    for (int i = 0; i < times; i++) {
      change(key);
    }
  }

  private EventReader open(Optional<String> project, long since) {
    return open(caller("acme", Optional.empty()), project, since);
  }

  private EventReader open(Caller caller, Optional<String> project, long since) {
    EventReader reader =
        new EventReader(
            caller, project.map(ProjectId::new), new Revision(since), out, () -> left++);
    broadcast.open(reader);
    return reader;
  }

  private static Caller caller(String tenant, Optional<Set<ProjectId>> projects) {
    return new Caller(new TenantId(tenant), "ann", Set.of(Role.VIEWER), projects);
  }

  private static List<Long> upTo(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  @Test
  void readerGetsEventsOfItsProjectOnly() {
    open(Optional.of("shop"), 0);
    change(SHOP);
    change(BANK);
    change(Projects.key("other", "shop"));
    change(SHOP);

    assertThat(out.messages()).containsExactly("1 ProjectCreated", "4 ProjectRemoved");
  }

  @Test
  void readerOfAllGetsEventsOfVisibleProjectsOnly() {
    open(caller("acme", Optional.of(Set.of(new ProjectId("bank")))), Optional.empty(), 0);
    change(SHOP);
    change(BANK);
    change(Projects.key("other", "bank"));

    assertThat(out.messages()).containsExactly("2 ProjectCreated");
  }

  @Test
  void readerResumesAfterItsLastEvent() {
    changeTimes(5, SHOP);

    open(Optional.of("shop"), 3);
    change(SHOP);

    assertThat(out.ids()).containsExactly(4L, 5L, 6L);
  }

  @Test
  void oldChangesAreReadFromTheStore() {
    changeTimes(3_000, SHOP);

    open(Optional.of("shop"), 100);

    assertThat(out.ids()).isEqualTo(upTo(101, 3_000));
  }

  @Test
  void prunedChangesCauseAResync() {
    changeTimes(11_000, SHOP);

    open(Optional.of("shop"), 100);
    change(SHOP);

    assertThat(out.messages()).containsExactly("11000 resync", "11001 ProjectCreated");
  }

  @Test
  void positionThatNeverExistedCausesAResync() {
    changeTimes(3, SHOP);

    open(Optional.of("shop"), 1_000);

    assertThat(out.messages()).containsExactly("3 resync");
  }

  @Test
  void readerAheadOfTheNodeWaitsUntilItCatchesUp() {
    PlainChanges other =
        PlainChanges.of(new Snapshots(new InternalRegistry()), store, new RecordedEvents());
    change(SHOP);
    other.feed.follow();
    other.changes.apply(
        BANK,
        current ->
            Step.change(
                ProjectChange.creation(
                    ProjectRegistry.empty(BANK, Projects.NOW), Projects.ANN, Projects.NOW),
                origin -> List.of(new RegistryEvent.ProjectCreated(origin)),
                BANK));

    open(Optional.empty(), 2);
    node.feed.follow();
    change(SHOP);

    assertThat(out.messages()).containsExactly("3 ProjectRemoved");
  }

  @Test
  void slowReaderCostsOnePieceAndMissesNothing() {
    EventReader reader = open(Optional.of("shop"), 0);
    out.takes = false;
    changeTimes(5_000, SHOP);

    int kept = out.waiting.size();
    out.take(true);
    broadcast.drained(reader);

    assertThat(kept).isEqualTo(1);
    assertThat(out.ids()).isEqualTo(upTo(1, 5_000));
  }

  @Test
  void readerWithoutProgressBetweenHeartbeatsIsCutOff() {
    EventReader reader = open(Optional.of("shop"), 0);
    out.takes = false;
    change(SHOP);

    broadcast.keepAlive();
    boolean early = out.cutOff;
    out.take(false);
    broadcast.drained(reader);
    change(SHOP);
    broadcast.keepAlive();
    boolean afterTaking = out.cutOff;
    int leftBefore = left;
    broadcast.keepAlive();

    assertThat(List.of(early, afterTaking, out.cutOff)).containsExactly(false, false, true);
    assertThat(List.of(leftBefore, left, broadcast.count())).containsExactly(0, 1, 0);
  }

  @Test
  void readerThatDisconnectsDuringOpenIsNotKept() {
    out.end();

    open(Optional.of("shop"), 0);

    assertThat(List.of(left, broadcast.count())).containsExactly(1, 0);
  }

  @Test
  void queuedEventsOfARevokedReaderAreDropped() {
    open(Optional.of("shop"), 0);
    out.takes = false;
    change(SHOP);

    letIn = false;
    broadcast.endRevoked();

    assertThat(out.cutOff).isTrue();
    assertThat(List.of(left, broadcast.count())).containsExactly(1, 0);
  }

  @Test
  void readersWithValidCredentialsStay() {
    open(Optional.of("shop"), 0);

    broadcast.endRevoked();
    change(SHOP);

    assertThat(out.messages()).containsExactly("1 ProjectCreated");
  }

  @Test
  void heartbeatsMoveThePositionPastInvisibleChanges() {
    open(Optional.of("shop"), 0);
    changeTimes(7, BANK);

    broadcast.keepAlive();

    assertThat(out.messages()).isEmpty();
    assertThat(out.lastId()).isEqualTo(7);
  }

  @Test
  void readerStaysDuringAnOutageOfTheStore() {
    changeTimes(3_000, SHOP);
    log.away = true;

    open(Optional.of("shop"), 2_990 - 2_500);
    List<Long> whileAway = out.ids();
    log.away = false;
    List.copyOf(later).forEach(Runnable::run);

    assertThat(whileAway).isEmpty();
    assertThat(out.ids()).isEqualTo(upTo(491, 3_000));
  }

  @Test
  void revokedReaderGetsNoFurtherEvents() {
    open(Optional.of("shop"), 0);
    change(SHOP);

    letIn = false;
    change(SHOP);

    assertThat(out.messages()).containsExactly("1 ProjectCreated");
    assertThat(out.isOpen()).isFalse();
    assertThat(List.of(left, broadcast.count())).containsExactly(1, 0);
  }

  @Test
  void manyReadersGetEachEventOnce() {
    List<RecordedOutbound> outs = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      RecordedOutbound each = new RecordedOutbound();
      outs.add(each);
      broadcast.open(
          new EventReader(
              caller("acme", Optional.empty()),
              Optional.empty(),
              Revision.NONE,
              each,
              () -> left++));
    }

    changeTimes(20, SHOP);
    int open = broadcast.count();
    broadcast.endAll();

    assertThat(open).isEqualTo(1_000);
    assertThat(outs).allSatisfy(each -> assertThat(each.ids()).isEqualTo(upTo(1, 20)));
    assertThat(outs).noneMatch(RecordedOutbound::isOpen);
    assertThat(List.of(left, broadcast.count())).containsExactly(1_000, 0);
  }
}
