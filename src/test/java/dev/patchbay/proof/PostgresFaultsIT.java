package dev.patchbay.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.proof.CuttingProxy.Cut;
import dev.patchbay.store.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of PostgreSQL, or of the network to it; the node is not restarted. */
class PostgresFaultsIT {
  private static final Duration PAUSE = Duration.parse(System.getProperty("fault.pause", "PT60S"));

  private final OpenStores opened = new OpenStores();

  @TempDir Path directory;

  private KillablePostgres postgres;

  @BeforeEach
  void start() {
    postgres = new KillablePostgres(directory.resolve("data"));
    postgres.start();
  }

  @AfterEach
  void stop() {
    opened.close();
    postgres.close();
  }

  private Faults node(String url) {
    return new Faults(new Node(opened.keep(TestDatabases.openPostgres(url))));
  }

  private void requireNothingLost(Faults node) {
    CrashLedger ledger = new CrashLedger();
    ledger.note(node.lines());
    ledger.check(opened.keep(TestDatabases.openPostgres(postgres.url())));
  }

  @Test
  void stoppedDatabaseRefusesChangesUntilItIsBack() {
    Faults node = node(postgres.url());

    postgres.stop();

    node.requireUnavailable();
    node.requireUnavailable();
    postgres.start();
    node.requireRecovery();
    requireNothingLost(node);
  }

  @Test
  void restartedDatabaseIsUsedAgain() {
    Faults node = node(postgres.url());

    postgres.stop();
    postgres.start();

    node.requireRecovery();
    requireNothingLost(node);
  }

  @Test
  void hangingDatabaseRefusesChangesUntilItContinues() {
    Faults node = node(postgres.url());
    ProcessHandle postmaster = postgres.postmaster();

    Signals.sendToAll("STOP", postmaster);
    try {
      node.requireUnavailable();
    } finally {
      Signals.sendToAll("CONT", postmaster);
    }

    node.requireRecovery();
    requireNothingLost(node);
  }

  @Test
  void connectionCutBeforeTheCommitChangesNothing() {
    try (CuttingProxy proxy = new CuttingProxy(postgres.port())) {
      Faults node = node(proxy.url());
      String before = node.put();
      proxy.cutNext(Cut.BEFORE_THE_COMMIT);

      MCPRuntimeException failure = node.requireUnavailable();

      assertThat(proxy.hasCut()).isTrue();
      assertThat(failure.detail()).contains("may or may not have happened");
      assertThat(node.shown()).isEqualTo(before);
      await()
          .ignoreExceptionsMatching(MCPRuntimeException.class::isInstance)
          .untilAsserted(() -> assertThat(node.fresh()).isEqualTo(before));
      node.requireRecovery();
      requireNothingLost(node);
    }
  }

  @Test
  void connectionCutBeforeTheAnswerIsAnUnknownOutcome() {
    try (CuttingProxy proxy = new CuttingProxy(postgres.port())) {
      Faults node = node(proxy.url());
      String before = node.put();
      proxy.cutNext(Cut.BEFORE_ITS_ANSWER);

      MCPRuntimeException failure = node.requireUnavailable();

      assertThat(proxy.hasCut()).isTrue();
      assertThat(failure.detail()).contains("may or may not have happened");
      assertThat(node.shown()).isEqualTo(before);
      await()
          .ignoreExceptionsMatching(MCPRuntimeException.class::isInstance)
          .untilAsserted(() -> assertThat(node.fresh()).isNotEqualTo(before));
      assertThat(node.shown()).isEqualTo(node.fresh());
      node.requireRecovery();
      requireNothingLost(node);
    }
  }

  @Test
  void hangingNodeBlocksNoOtherAndRecovers() {
    CrashLedger ledger = new CrashLedger();
    Faults node = node(postgres.url());
    WriterProcess paused =
        WriterProcess.start("postgres", postgres.url(), 1, directory.resolve("writer.log"));
    List<String> lines = new ArrayList<>();
    try {
      paused.awaitAcknowledgement();
      paused.signal("STOP");
      long before = paused.acknowledged();
      node.requireRecovery();
      long end = System.nanoTime() + PAUSE.toNanos();
      await()
          .atMost(PAUSE.plusMinutes(1))
          .pollInterval(Duration.ofMillis(200))
          .until(
              () -> {
                node.put();
                return System.nanoTime() - end > 0;
              });

      paused.signal("CONT");

      await().atMost(Duration.ofMinutes(1)).until(() -> paused.acknowledged() > before + 10);
      node.requireRecovery();
    } finally {
      paused.signal("CONT");
      lines.addAll(paused.kill());
    }
    ledger.note(lines);
    ledger.note(node.lines());
    ledger.check(opened.keep(TestDatabases.openPostgres(postgres.url())));
  }

  @Test
  void fullDiskOfTheDatabaseRefusesChangesUntilThereIsRoom() {
    postgres.close();
    try (SmallDisk disk = SmallDisk.mounted(directory.resolve("small"), "220m");
        KillablePostgres small = new KillablePostgres(disk.directory().resolve("data"))) {
      small.start();
      Faults node = node(small.url());

      disk.fill();

      node.requireUnavailableSoon();
      disk.makeRoom();
      node.requireRecovery();
      CrashLedger ledger = new CrashLedger();
      ledger.note(node.lines());
      ledger.check(opened.keep(TestDatabases.openPostgres(small.url())));
      opened.close();
    }
  }
}
