package dev.patchbay.registry.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.LogRecords;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Revision;
import dev.patchbay.registry.mark.FakeExtent;
import dev.patchbay.registry.mark.HighWaterMarks;
import dev.patchbay.registry.operator.DataDirectory;
import dev.patchbay.registry.operator.StartRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory in place of a file simulates a disk that cannot be written, also for root. */
class StoreHealthTest {
  /** More than the looks between two write checks. */
  private static final int MANY = 10;

  @TempDir Path data;
  private final FakeExtent extent = new FakeExtent();
  private final NodeState state = new NodeState();
  private final Access access = new Access();
  private StoreHealth watch;

  private static final class Access implements StoreAccess {
    private Optional<Trouble> trouble = Optional.empty();
    private boolean writable = true;
    private int tries;

    @Override
    public void open() {}

    @Override
    public Optional<Trouble> trouble() {
      return trouble;
    }

    @Override
    public void requireWritable() {
      tries++;
      if (!writable) {
        trouble = Optional.of(new Trouble("the file can only be read", Instant.EPOCH, false));
        throw new MCPRuntimeException(FailureKind.STORE_UNAVAILABLE, "no writes");
      }
      trouble = Optional.empty();
    }

    @Override
    public void prune() {}
  }

  private void started() {
    watch = watch();
    watch.open();
  }

  private StoreHealth watch() {
    DataDirectory directory = new DataDirectory(data);
    return new StoreHealth(access, new HighWaterMarks(extent, directory), directory, state);
  }

  @Test
  void startWaitsForAWritableDirectory() throws IOException {
    block("write-check.new");

    assertThatExceptionOfType(StartRefusal.class)
        .isThrownBy(() -> watch().open())
        .withMessageStartingWith("patchbay.data.dir cannot be written to");

    unblock("write-check.new");
    watch().open();
  }

  @Test
  void startWaitsForAWritableStore() {
    access.writable = false;

    assertThatExceptionOfType(MCPRuntimeException.class).isThrownBy(() -> watch().open());
  }

  @Test
  void unwritableDirectoryMakesTheNodeNotReadyAndIsLoggedOnce() throws IOException {
    started();
    block("write-check.new");

    try (LogRecords log = LogRecords.of(StoreHealth.class)) {
      look(MANY);
      assertThat(state.trouble())
          .get()
          .asString()
          .startsWith("patchbay.data.dir cannot be written to");

      unblock("write-check.new");
      look(MANY);
      assertThat(state.trouble()).isEmpty();
      assertThat(log.lines()).hasSize(2);
    }
  }

  @Test
  void markMovesWithEachLook() {
    started();
    extent.at(new Revision(7));

    look(1);

    assertThat(data.resolve("store-mark-fake.txt")).content().contains("revision=7");
  }

  @Test
  void storeThatWentBackEndsReadiness() {
    extent.at(new Revision(7));
    started();
    extent.at(new Revision(6));

    look(1);

    assertThat(state.trouble()).get().asString().startsWith("The store is at revision 6");
  }

  @Test
  void unwritableMarkEndsReadiness() throws IOException {
    started();
    look(1);
    block("store-mark-fake.txt.new");
    extent.at(new Revision(7));

    look(1);

    assertThat(state.trouble()).contains("the mark of the store cannot be written");
  }

  @Test
  void onlyAFailedStoreIsTestedByWrites() {
    started();
    int atStart = access.tries;
    look(MANY);
    assertThat(access.tries).isEqualTo(atStart);

    access.trouble = Optional.of(new StoreAccess.Trouble("disk full", Instant.EPOCH, false));
    look(MANY);

    assertThat(access.tries).isEqualTo(atStart + 1);
    assertThat(access.trouble).isEmpty();
  }

  private void look(int times) {
    for (int i = 0; i < times; i++) {
      watch.look();
    }
  }

  private void block(String name) throws IOException {
    Files.createDirectories(data.resolve(name).resolve("in-the-way"));
  }

  private void unblock(String name) throws IOException {
    Files.delete(data.resolve(name).resolve("in-the-way"));
    Files.delete(data.resolve(name));
  }
}
