package dev.patchbay.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.node.StoreAccess.Trouble;
import dev.patchbay.registry.operator.DataDirectory;
import dev.patchbay.store.TestDatabases;
import dev.patchbay.store.jdbc.DataSources;
import dev.patchbay.store.jdbc.Database;
import dev.patchbay.store.jdbc.JdbcStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full or read-only disk below an H2 file; the node is not restarted. */
class H2FaultsIT {
  private final OpenStores opened = new OpenStores();

  @TempDir Path directory;

  @AfterEach
  void close() {
    opened.close();
  }

  @Test
  void fullDiskRefusesChangesUntilThereIsRoom() {
    try (SmallDisk disk = SmallDisk.mounted(directory.resolve("small"), "24m")) {
      Path data = disk.directory().resolve("data");
      Faults node = new Faults(new Node(opened.keep(TestDatabases.openH2(data))));

      disk.fill();

      node.requireUnavailableSoon();
      disk.makeRoom();
      node.requireRecovery();
      opened.close();
      CrashLedger ledger = new CrashLedger();
      ledger.note(node.lines());
      ledger.check(opened.keep(TestDatabases.openH2(data)));
      opened.close();
    }
  }

  @Test
  void fullDiskIsTroubleUntilAWriteSucceeds() {
    try (SmallDisk disk = SmallDisk.mounted(directory.resolve("full"), "24m")) {
      JdbcStore store = TestDatabases.openH2(disk.directory().resolve("data"));
      StorePorts ports = opened.keep(store);
      new Node(ports).ensure("shop");

      disk.fill();
      await().untilAsserted(() -> requireNoWrites(store));

      requireReadOrUnavailable(store);
      assertThat(store.trouble()).isPresent().get().returns(false, Trouble::away);
      disk.makeRoom();
      await().ignoreExceptions().untilAsserted(store::requireWritable);
      assertThat(store.trouble()).isEmpty();
      opened.close();
    }
  }

  @Test
  void readOnlyDiskIsNotOpenedUntilItIsWritable() {
    try (SmallDisk disk = SmallDisk.mounted(directory.resolve("ro"), "24m")) {
      Path data = disk.directory().resolve("data");
      opened.keep(TestDatabases.openH2(data));
      opened.close();
      disk.setReadOnly(true);
      Database database = Database.ofFile(DataSources.h2(data), InstantSource.system());

      MCPRuntimeException refused =
          catchThrowableOfType(MCPRuntimeException.class, () -> TestDatabases.open(database));
      assertThat(refused.detail()).startsWith("the file of the store can only be read");
      assertThat(new DataDirectory(data).writeTrouble()).get().asString().contains("ead-only");

      disk.setReadOnly(false);
      JdbcStore store = TestDatabases.open(database);
      opened.keep(store);
      store.requireWritable();
      opened.close();
    }
  }

  /**
   * A read never ends the trouble with writes. H2 closes a file when its background writer runs out
   * of space, and cannot always reopen it on a full disk; then the read is refused as well.
   */
  private static void requireReadOrUnavailable(JdbcStore store) {
    MCPRuntimeException refused =
        catchThrowableOfType(MCPRuntimeException.class, () -> store.last());
    assertThat(Optional.ofNullable(refused).map(MCPRuntimeException::kind))
        .isIn(Optional.empty(), Optional.of(FailureKind.STORE_UNAVAILABLE));
  }

  private static void requireNoWrites(JdbcStore store) {
    assertThat(catchThrowableOfType(MCPRuntimeException.class, store::requireWritable))
        .isNotNull()
        .returns(FailureKind.STORE_UNAVAILABLE, MCPRuntimeException::kind);
  }
}
