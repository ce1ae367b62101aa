package dev.patchbay.registry.reload;

import static dev.patchbay.registry.PlainRegistry.ACME_SHOP;
import static dev.patchbay.registry.PlainRegistry.ANN;
import static dev.patchbay.registry.PlainRegistry.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.LogRecords;
import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Problem;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Rule;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.Descriptor;
import dev.patchbay.registry.FakeSourceFiles;
import dev.patchbay.registry.PlainRegistry;
import dev.patchbay.registry.Threads;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.change.ScriptedStore;
import dev.patchbay.registry.install.InstallOptions;
import dev.patchbay.registry.snapshot.Projects;
import dev.patchbay.registry.source.SourceLedger;
import dev.patchbay.registry.source.SourceState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Races of a check with other changes, step by step in one thread where possible. */
class HotReloadRacesTest {
  private static final Descriptor BOOKS = Descriptor.of("books", "1.0.0", "find");
  private static final Descriptor CRM = Descriptor.of("crm", "1.0.0", "get", "list");

  private final FakeSourceFiles files = new FakeSourceFiles();
  private final ScriptedStore store = new ScriptedStore();
  private final PlainRegistry registry = new PlainRegistry(files, store);

  @Test
  void installBetweenReadAndReloadWins() {
    install("crm.yaml", CRM);
    files.write("crm.yaml", CRM.version("2.0.0"));
    whenFirstRead(
        () -> {
          files.write("crm.yaml", CRM.version("3.0.0"));
          registry.installFile("crm.yaml");
        });

    registry.hotReload.poll();

    assertThat(version("crm")).isEqualTo("3.0.0");
    assertThat(registry.events.names()).containsExactly("ConnectorInstalled");
  }

  @Test
  void unavailableStoreIsLoggedOnceAndTheFileLoadedLater() {
    install("crm.yaml", CRM);
    files.write("crm.yaml", CRM.version("2.0.0"));

    store.setAway(true);
    try (LogRecords log = LogRecords.of(HotReload.class)) {
      registry.hotReload.poll();
      registry.hotReload.poll();

      assertThat(log.lines()).isEmpty();
    }
    store.setAway(false);
    registry.hotReload.poll();

    assertThat(version("crm")).isEqualTo("2.0.0");
  }

  @Test
  void reloadKeepsConcurrentChangesOfAnInstall() {
    install("crm.yaml", CRM);
    files.write("crm.yaml", CRM.version("2.0.0"));
    whenFirstRead(
        () -> registry.service.disable(ChangeRequest.of(ANN, SHOP), new ConnectorName("crm")));

    registry.hotReload.poll();

    assertThat(version("crm")).isEqualTo("2.0.0");
    assertThat(registry.connector("crm").enabled()).isFalse();
  }

  @Test
  void concurrentlyUninstalledConnectorStaysGone() {
    install("crm.yaml", CRM);
    files.write("crm.yaml", CRM.version("2.0.0"));
    whenFirstRead(
        () -> registry.service.uninstall(ChangeRequest.of(ANN, SHOP), new ConnectorName("crm")));

    registry.hotReload.poll();

    assertThat(registry.connectorNames()).isEmpty();
    assertThat(registry.events.names()).containsExactly("ConnectorUninstalled");
  }

  @Test
  void uninstallWithDeletedFileLeavesNothingBehind() {
    install("books.yaml", BOOKS);
    install("crm.yaml", CRM);
    whenLookedAt(
        "books.yaml",
        () -> {
          registry.service.uninstall(ChangeRequest.of(ANN, SHOP), new ConnectorName("crm"));
          files.delete("crm.yaml");
        });

    registry.hotReload.poll();

    assertThat(registry.sources.totals()).isEqualTo(new SourceLedger.Totals(0, 0));
    assertThat(registry.events.names()).containsExactly("ConnectorUninstalled");
  }

  @Test
  void concurrentlyRemovedProjectLeavesNothingBehind() {
    install("books.yaml", BOOKS);
    install("crm.yaml", CRM);
    whenLookedAt(
        "books.yaml",
        () -> {
          registry.service.removeProject(ChangeRequest.of(ANN, SHOP));
          files.write("books.yaml", "broken");
          files.delete("crm.yaml");
        });

    registry.hotReload.poll();

    assertThat(registry.sources.totals()).isEqualTo(new SourceLedger.Totals(0, 0));
    assertThat(registry.ticks.of(ACME_SHOP)).isZero();
    assertThat(registry.events.names()).containsExactly("ProjectRemoved");
  }

  @Test
  void connectorReinstalledFromAManifestIgnoresItsOldFile() {
    install("books.yaml", BOOKS);
    install("crm.yaml", CRM);
    whenLookedAt(
        "books.yaml",
        () -> {
          registry.install(CRM.version("2.0.0"));
          files.write("crm.yaml", "broken");
        });

    registry.hotReload.poll();

    assertThat(registry.entry("crm").source()).isEqualTo(SourceState.UNKNOWN);
    assertThat(registry.events.names()).containsExactly("ConnectorInstalled");
  }

  @Test
  void connectorReinstalledFromAnotherFileIsNotMissing() {
    install("books.yaml", BOOKS);
    install("crm.yaml", CRM);
    whenLookedAt(
        "books.yaml",
        () -> {
          files.write("moved.yaml", CRM.version("2.0.0"));
          registry.installFile("moved.yaml");
          files.delete("crm.yaml");
        });

    registry.hotReload.poll();

    assertThat(registry.entry("crm").source().missing()).isFalse();
    assertThat(registry.events.names()).containsExactly("ConnectorInstalled");
  }

  @Test
  void rejectionNamesTheCurrentRevision() {
    install("crm.yaml", CRM);
    files.write("crm.yaml", "broken");
    whenFirstRead(() -> registry.install(BOOKS));

    registry.hotReload.poll();

    assertThat(registry.events.names()).containsExactly("ConnectorInstalled", "ConnectorRejected");
    assertThat(registry.events.all().get(1).origin().revision())
        .isEqualTo(registry.shop().revision());
  }

  @Test
  void delayedReloadIsNotOlderThanTheChangeBefore() {
    install("crm.yaml", CRM);
    files.write("crm.yaml", CRM.version("2.0.0"));
    registry.clock.whenNextAsked(
        () -> {
          registry.clock.advance(Duration.ofMinutes(1));
          registry.install(BOOKS);
        });

    registry.hotReload.poll();

    assertThat(version("crm")).isEqualTo("2.0.0");
    assertThat(registry.shop().lastUpdated()).isEqualTo(registry.clock.instant());
  }

  @Test
  void failureInOneProjectDoesNotStopTheOthers() {
    files.write("books.yaml", BOOKS);
    files.write("crm.yaml", CRM);
    ProjectId first = new ProjectId("a-first");
    registry.service.installFromFile(
        ChangeRequest.of(ANN, first), "books.yaml", InstallOptions.DEFAULT);
    registry.installFile("crm.yaml");
    files.write("books.yaml", BOOKS.version("2.0.0"));
    files.write("crm.yaml", CRM.version("2.0.0"));
    registry.reader.whenRead(
        text -> {
          if (text.file().orElse("").equals("books.yaml")) {
            throw new IllegalStateException("a reader with a bug");
          }
        });

    registry.hotReload.poll();

    assertThat(version("crm")).isEqualTo("2.0.0");
  }

  @Test
  void failedReadIsRetriedAtTheNextCheck() {
    install("crm.yaml", CRM);
    files.write("crm.yaml", CRM.version("2.0.0"));
    files.fail("crm.yaml", FailureKind.FILE_UNREADABLE);
    registry.hotReload.poll();
    registry.hotReload.poll();
    List<Rule> whileUnreadable = rules("crm");
    files.mend("crm.yaml");

    registry.hotReload.poll();

    assertThat(whileUnreadable).containsExactly(Rule.SOURCE);
    assertThat(version("crm")).isEqualTo("2.0.0");
    assertThat(rules("crm")).isEmpty();
    assertThat(registry.events.names()).containsExactly("ConnectorRejected", "ConnectorReloaded");
  }

  @Test
  void unreadableFileReadableAgainLosesItsErrorWithoutARevision() {
    install("crm.yaml", CRM);
    long revision = registry.shop().revision().value();
    files.fail("crm.yaml", FailureKind.FILE_UNREADABLE);
    registry.hotReload.poll();
    files.mend("crm.yaml");

    registry.hotReload.poll();

    assertThat(rules("crm")).isEmpty();
    assertThat(registry.shop().revision().value()).isEqualTo(revision);
  }

  @Test
  void invalidContentStaysInvalidAfterBeingUnreadable() {
    install("crm.yaml", CRM);
    files.write("crm.yaml", "broken");
    registry.hotReload.poll();
    files.fail("crm.yaml", FailureKind.FILE_UNREADABLE);
    registry.hotReload.poll();
    files.mend("crm.yaml");

    registry.hotReload.poll();

    assertThat(rules("crm")).containsExactly(Rule.YAML_SYNTAX);
  }

  @Test
  void failedSaveKeepsTheLastGoodVersionAndIsRetried() {
    install("crm.yaml", CRM);
    ProjectRegistry before = registry.shop();
    files.write("crm.yaml", CRM.version("2.0.0"));
    store.failNext(FailureKind.STORE_UNAVAILABLE);
    registry.hotReload.poll();
    ProjectRegistry afterFailure = registry.shop();
    List<Rule> whileUnsaved = rules("crm");

    registry.hotReload.poll();

    assertThat(afterFailure).isSameAs(before);
    assertThat(whileUnsaved).containsExactly(Rule.SOURCE);
    assertThat(version("crm")).isEqualTo("2.0.0");
    assertThat(rules("crm")).isEmpty();
  }

  @Test
  void overtakenReloadIsRetriedWithoutReadingAgain() {
    install("crm.yaml", CRM);
    files.write("crm.yaml", CRM.version("2.0.0"));
    store.overtakeNextPutting(ACME_SHOP, Projects.connector("books", "find"));
    registry.reader.forgetReads();

    registry.hotReload.poll();

    assertThat(registry.connectorNames()).containsExactly("crm", "books");
    assertThat(version("crm")).isEqualTo("2.0.0");
    assertThat(registry.reader.reads()).containsExactly("crm.yaml");
  }

  @Test
  void manualCheckWaitsForARunningPoll() throws InterruptedException {
    install("crm.yaml", CRM);
    files.write("crm.yaml", CRM.version("2.0.0"));
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    registry.reader.whenRead(
        text -> {
          reading.countDown();
          Threads.await(goOn);
        });
    CompletableFuture<Void> poll = CompletableFuture.runAsync(registry.hotReload::poll);
    Threads.await(reading);
    CompletableFuture<ReloadReport> check = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () ->
                check.complete(
                    registry.service.checkHotReload(ChangeRequest.of(ANN, SHOP)).result()),
            "caller");
    caller.start();
    Awaitility.await().until(() -> caller.getState() == Thread.State.TIMED_WAITING);
    boolean doneBefore = check.isDone();

    goOn.countDown();

    poll.join();
    assertThat(doneBefore).isFalse();
    assertThat(check.join()).isEqualTo(new ReloadReport(List.of(), List.of(), 1));
    assertThat(version("crm")).isEqualTo("2.0.0");
    caller.join();
  }

  @Test
  void checkOfAnAbsentProjectFails() {
    MCPRuntimeException failure =
        catchThrowableOfType(
            MCPRuntimeException.class,
            () -> registry.service.checkHotReload(ChangeRequest.of(ANN, SHOP)));

    assertThat(failure.kind()).isEqualTo(FailureKind.PROJECT_NOT_FOUND);
  }

  private void install(String path, Descriptor descriptor) {
    files.write(path, descriptor);
    registry.installFile(path);
    registry.events.clear();
  }

  private void whenFirstRead(Runnable action) {
    registry.reader.whenRead(
        text -> {
          registry.reader.whenRead(next -> {});
          action.run();
        });
  }

  private void whenLookedAt(String path, Runnable action) {
    files.whenLookedAt(
        looked -> {
          if (looked.equals(path)) {
            files.whenLookedAt(next -> {});
            action.run();
          }
        });
  }

  private String version(String connector) {
    return registry.connector(connector).version().text();
  }

  private List<Rule> rules(String connector) {
    return registry.entry(connector).source().error().stream()
        .flatMap(error -> error.problems().stream())
        .map(Problem::rule)
        .toList();
  }
}
