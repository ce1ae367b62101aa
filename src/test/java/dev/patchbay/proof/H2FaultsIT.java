package dev.patchbay.proof;

import dev.patchbay.store.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What callers see when the disk of an H2 file is full; nobody restarts the node. */
class H2FaultsIT {
  private final OpenStores opened = new OpenStores();

  @TempDir Path directory;

  @AfterEach
  void close() {
    opened.close();
  }

  @Test
  void aDiskThatIsFullRefusesChangesUntilThereIsRoom() {
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
}
