package dev.patchbay.registry.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.patchbay.ConnectorFiles;
import dev.patchbay.Deployments;
import dev.patchbay.model.Caller;
import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.Descriptor;
import dev.patchbay.registry.RegistryService;
import dev.patchbay.registry.SettableClock;
import dev.patchbay.registry.Threads;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.event.RegistryEvent;
import dev.patchbay.registry.install.InstallOptions;
import dev.patchbay.registry.reading.PageRequest;
import dev.patchbay.registry.reading.ToolFilter;
import dev.patchbay.registry.snapshot.HeardEvents.Heard;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Container services in the server: locks, transactions, the timer and observers. */
@ArquillianTest
class InternalRegistryIT {
  private static final Duration INTERVAL = Duration.ofMillis(100);

  @Inject InternalRegistry registry;
  @Inject Snapshots snapshots;
  @Inject RegistryService service;
  @Inject HeardEvents heard;
  @Inject ActiveTimers timers;
  @Inject UserTransaction transaction;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  TransactionSynchronizationRegistry transactions;

  @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
  ManagedThreadFactory threadFactory;

  private ExecutorService threads;

  @Deployment
  static WebArchive war() {
    return Deployments.builtWar()
        .addClasses(InternalRegistryIT.class, Deployments.class, ConnectorFiles.class)
        .addClasses(Watched.class, Inside.class, Gate.class)
        .addClasses(HeardEvents.class, ActiveTimers.class)
        .addClasses(Projects.class, Descriptor.class, SettableClock.class, Threads.class)
        .addAsLibraries(watching(), settings())
        .addAsLibraries(
            Deployments.jarOf(Assertions.class),
            Deployments.jarOf(Awaitility.class),
            Deployments.jarOf(Matchers.class));
  }

  private static JavaArchive settings() {
    return Deployments.settings(
        new ConnectorFiles("registry")
            .settings(
                Map.of("HOT_RELOAD", "true", "patchbay.hot-reload.interval", INTERVAL.toString())));
  }

  private static JavaArchive watching() {
    return ShrinkWrap.create(JavaArchive.class, "watching.jar")
        .addClass(WatchedBeans.class)
        .addAsServiceProvider(Extension.class, WatchedBeans.class);
  }

  @BeforeEach
  void startThreads() {
    threads = Executors.newCachedThreadPool(threadFactory);
  }

  @AfterEach
  void leaveNothingBehind() {
    threads.shutdownNow();
    Inside.pollsDoNothing();
    heard.react(event -> {});
  }

  @Test
  void readersShareTheLock() throws Exception {
    ProjectKey key = Projects.key("readers", "p");
    Gate gate = new Gate();
    Future<?> reader = threads.submit(() -> Inside.during(gate, () -> registry.find(key)));
    gate.awaitReached();

    Optional<ProjectRegistry> found = registry.find(key);

    assertThat(found).isEmpty();
    assertThat(registry.tenant(key.tenant())).isEqualTo(TenantRegistry.EMPTY);
    assertThat(registry.tenants()).doesNotContainKey(key.tenant());
    assertThat(reader).isNotDone();
    gate.open();
    reader.get(10, TimeUnit.SECONDS);
  }

  @Test
  void publicationWaitsForReaders() throws Exception {
    ProjectKey key = Projects.key("writer", "p");
    ProjectRegistry snapshot = Projects.at(key, 1_000_001);
    Gate gate = new Gate();
    Future<?> reader = threads.submit(() -> Inside.during(gate, () -> registry.find(key)));
    gate.awaitReached();

    Future<?> publication = threads.submit(() -> registry.publish(snapshot));

    assertThatThrownBy(() -> publication.get(300, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    gate.open();
    publication.get(10, TimeUnit.SECONDS);
    reader.get(10, TimeUnit.SECONDS);
    assertThat(registry.find(key)).contains(snapshot);
    registry.remove(key, snapshot.revision().next());
    assertThat(registry.find(key)).isEmpty();
  }

  @Test
  void readerTimeoutIsBusy() throws Exception {
    ProjectKey key = Projects.key("patience", "p");
    snapshots.revisions();
    Gate gate = new Gate();
    Future<?> publication =
        threads.submit(
            () -> Inside.during(gate, () -> publishAndReturn(Projects.at(key, 1_000_002))));
    gate.awaitReached();
    assertThat(snapshots.revisions().find(key)).as("told without the lock").isEmpty();
    long start = System.nanoTime();

    Throwable failure = catchThrowable(() -> snapshots.find(key));

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(4_500), Duration.ofSeconds(10));
    assertThat(failure)
        .isInstanceOfSatisfying(
            MCPRuntimeException.class, busy -> assertThat(busy.kind()).isEqualTo(FailureKind.BUSY));
    gate.open();
    publication.get(10, TimeUnit.SECONDS);
    assertThat(snapshots.find(key)).isPresent();
  }

  private Optional<ProjectRegistry> publishAndReturn(ProjectRegistry snapshot) {
    registry.publish(snapshot);
    return Optional.of(snapshot);
  }

  @Test
  void noTransactionBeginsAndTheCallersIsKept() throws Exception {
    List<Integer> inside = new CopyOnWriteArrayList<>();
    Runnable look = () -> inside.add(transactions.getTransactionStatus());

    Inside.during(look, registry::tenants);
    transaction.begin();
    try {
      Inside.during(look, registry::tenants);
      Inside.during(look, () -> publishAndReturn(Projects.at(Projects.key("tx", "p"), 1_000_003)));
    } finally {
      transaction.rollback();
    }

    assertThat(inside)
        .containsExactly(Status.STATUS_NO_TRANSACTION, Status.STATUS_ACTIVE, Status.STATUS_ACTIVE);
  }

  @Test
  void failureIsNotWrapped() {
    MCPRuntimeException failure =
        new MCPRuntimeException(FailureKind.STORE_UNAVAILABLE, "The store is away.");
    Runnable failing =
        () -> {
          throw failure;
        };

    Throwable thrown = catchThrowable(() -> Inside.during(failing, registry::tenants));

    assertThat(thrown).isSameAs(failure);
  }

  @Test
  void thereIsOneNonPersistentTimer() {
    assertThat(timers.all()).containsExactly(new ActiveTimers.Facts("hot reload", false));
  }

  @Test
  void timerPollsAtItsInterval() {
    List<Long> polls = new CopyOnWriteArrayList<>();

    Inside.polls(() -> polls.add(System.nanoTime()));

    await().atMost(Duration.ofSeconds(20)).until(() -> polls.size() > 10);
    assertThat(Duration.ofNanos(polls.get(10) - polls.get(0)))
        .isBetween(INTERVAL.multipliedBy(8), Duration.ofSeconds(8));
  }

  @Test
  void overrunningPollIsNotJoinedByAnother() {
    AtomicInteger entered = new AtomicInteger();
    Gate gate = new Gate();
    Inside.polls(
        () -> {
          entered.incrementAndGet();
          gate.run();
        });
    gate.awaitReached();

    await()
        .during(INTERVAL.multipliedBy(6))
        .atMost(Duration.ofSeconds(20))
        .until(() -> entered.get() == 1);

    gate.open();
    await().atMost(Duration.ofSeconds(20)).until(() -> entered.get() > 3);
  }

  @Test
  void observersGetEventsInOrderAndSeeTheChange() {
    Caller caller = caller("order");
    ProjectId project = new ProjectId("p");

    install(caller, project, Descriptor.of("crm", "1.0.0", "find"));
    awaitTold(caller, 2);
    install(caller, project, Descriptor.of("crm", "1.1.0", "find", "merge"));
    awaitTold(caller, 3);
    service.disable(ChangeRequest.of(caller, project), new ConnectorName("crm"));
    awaitTold(caller, 4);
    service.uninstall(ChangeRequest.of(caller, project), new ConnectorName("crm"));
    awaitTold(caller, 5);
    service.removeProject(ChangeRequest.of(caller, project));
    awaitTold(caller, 6);

    assertThat(heard.byFirst(caller.tenant()))
        .extracting(Heard::name, Heard::tools)
        .containsExactly(
            tuple("ProjectCreated", List.of("find")),
            tuple("ConnectorInstalled", List.of("find")),
            tuple("ConnectorInstalled", List.of("find", "merge")),
            tuple("ConnectorDisabled", List.of("find", "merge")),
            tuple("ConnectorUninstalled", List.of()),
            tuple("ProjectRemoved", List.of()));
    assertThat(heard.bySecond(caller.tenant())).isEqualTo(heard.byFirst(caller.tenant()));
    assertThat(heard.byFirst(caller.tenant()))
        .last()
        .extracting(Heard::project)
        .isEqualTo(Optional.empty());
  }

  @Test
  void concurrentEventsComeInTheOrderOfRevisions() {
    Caller caller = caller("crowd");
    ProjectId project = new ProjectId("p");
    Threads.together(
        4,
        thread -> {
          for (int i = 0; i < 20; i++) {
            install(caller, project, Descriptor.of("c" + thread, "1.0." + i, "t"));
          }
        });

    awaitTold(caller, 1 + 4 * 20);
    List<Heard> told = heard.bySecond(caller.tenant());

    assertThat(told).hasSize(1 + 4 * 20);
    assertThat(told).extracting(Heard::revision).isSorted();
    assertThat(told)
        .allSatisfy(
            each ->
                assertThat(each.project().orElseThrow().revision())
                    .isGreaterThanOrEqualTo(each.revision()));
  }

  private void awaitTold(Caller caller, int events) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> heard.bySecond(caller.tenant()).size() >= events);
  }

  @Test
  void throwingObserverDoesNotAffectOthers() {
    Caller caller = caller("thrower");
    ProjectId project = new ProjectId("p");
    heard.react(
        event -> {
          throw new StackOverflowError("an observer that fails");
        });

    install(caller, project, Descriptor.of("crm", "1.0.0", "find"));

    assertThat(
            service.read(caller, project).tools(ToolFilter.NONE, PageRequest.everything()).items())
        .hasSize(1);
    awaitTold(caller, 2);
    assertThat(heard.bySecond(caller.tenant()))
        .extracting(Heard::name)
        .containsExactly("ProjectCreated", "ConnectorInstalled");
  }

  @Test
  void changeByAnObserverIsPublishedAfterItsCause() {
    Caller caller = caller("nested");
    ProjectId project = new ProjectId("p");
    heard.react(
        event -> {
          if (event instanceof RegistryEvent.ProjectCreated) {
            service.disable(ChangeRequest.of(caller, project), new ConnectorName("crm"));
          }
        });

    install(caller, project, Descriptor.of("crm", "1.0.0", "find"));

    awaitTold(caller, 3);
    assertThat(heard.bySecond(caller.tenant()))
        .extracting(Heard::name)
        .containsExactly("ProjectCreated", "ConnectorInstalled", "ConnectorDisabled");
    assertThat(heard.byFirst(caller.tenant()))
        .extracting(Heard::event)
        .isEqualTo(heard.bySecond(caller.tenant()).stream().map(Heard::event).toList());
  }

  private void install(Caller caller, ProjectId project, Descriptor descriptor) {
    service.installFromManifest(
        ChangeRequest.of(caller, project), descriptor.manifest(), InstallOptions.DEFAULT);
  }

  private static Caller caller(String tenant) {
    return new Caller(new TenantId(tenant), "ann", Set.of(Role.ADMIN), Optional.empty());
  }
}
