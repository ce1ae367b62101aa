package dev.patchbay.store.jdbc;

import static dev.patchbay.registry.snapshot.Projects.connector;
import static dev.patchbay.registry.snapshot.Projects.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.descriptor.YamlDescriptorReader;
import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.mark.MarkedStore;
import dev.patchbay.registry.operator.DataDirectory;
import dev.patchbay.registry.operator.NodeName;
import dev.patchbay.registry.operator.StartRefusal;
import dev.patchbay.store.FakeEncryption;
import dev.patchbay.store.Ports;
import dev.patchbay.store.TestDatabases;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An H2 file that was damaged while the node was down, or has the wrong rights. */
class H2FileTest {
  private static final int CONNECTORS = 40;

  @TempDir Path data;

  @BeforeEach
  void fillAndClose() {
    assertThat(start(true)).isEmpty();
  }

  @Test
  void intactFileIsAccepted() {
    assertThat(start(false)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5, 10, 25})
  void cutFileIsRefused(int percent) throws IOException {
    cutTo(percent);

    assertThat(start(false)).isPresent();
  }

  /** H2 leaves free space at the end of its file, where a cut removes nothing. */
  @ParameterizedTest
  @ValueSource(ints = {30, 40, 50, 60, 75, 95})
  void acceptedCutFileHasAllItsData(int percent) throws IOException {
    cutTo(percent);

    Optional<String> complaint = start(false);

    if (complaint.isEmpty()) {
      try (JdbcStore store = TestDatabases.openH2(data)) {
        assertThat(store.last().value()).isEqualTo(1 + CONNECTORS);
        for (int i = 0; i < CONNECTORS; i++) {
          assertThat(store.of(key("acme", "p0"), new ConnectorName("c" + i))).hasSize(1);
        }
        assertThat(store.find(key("acme", "p0")).orElseThrow().connectors().stream())
            .hasSize(CONNECTORS);
      }
    }
  }

  private void cutTo(int percent) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(file().toFile(), "rw")) {
      file.setLength(file.length() * percent / 100);
    }
  }

  @Test
  void fileWithFlippedBytesIsRefused() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(file().toFile(), "rw")) {
      for (long place = 8192; place < file.length(); place += 4096 * 3) {
        file.seek(place);
        for (int i = 0; i < 64; i++) {
          file.writeInt(0xdeadbeef);
        }
      }
    }

    assertThat(start(false)).isPresent();
  }

  @Test
  void olderCopyIsRefused() throws IOException {
    Path copy = Files.copy(file(), data.resolve("copy"));
    assertThat(start(true)).isEmpty();
    Files.delete(file());
    Files.move(copy, file());

    assertThat(start(false)).get().asString().contains("The store is at revision");
  }

  @Test
  void fileIsOwnerOnlyInAnOpenFolder() throws IOException {
    Path open = Files.createDirectory(data.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));

    TestDatabases.openH2(open).close();

    assertThat(mode(open.resolve("patchbay.mv.db"))).isEqualTo("rw-------");
    assertThat(open.toFile().list()).containsExactly("patchbay.mv.db");
  }

  @Test
  void accessibleRestoredFileIsTightened() throws IOException {
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(start(false)).isEmpty();

    assertThat(mode(file())).isEqualTo("rw-------");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  /** Opens the store and checks its mark like a node. Returns the complaint. */
  private Optional<String> start(boolean fill) {
    Database database = Database.ofFile(DataSources.h2(data), InstantSource.system());
    try (JdbcStore store =
        new JdbcStore(
            database,
            new YamlDescriptorReader(Set::of),
            new FakeEncryption(),
            Retention.DEFAULT,
            InstantSource.system(),
            new AuditRows(new NodeName("n1")))) {
      MarkedStore marked =
          new MarkedStore(
              new JdbcStoreExtent(database, new NodeName("n1")), new DataDirectory(data));
      store.open();
      marked.check();
      if (fill) {
        fill(Ports.of(store));
        marked.move();
      }
      return Optional.empty();
    } catch (MCPRuntimeException e) {
      return Optional.of(e.detail());
    } catch (StartRefusal e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static void fill(Ports ports) {
    String project = "p" + ports.log().last().value();
    ports.create(key("acme", project));
    for (int i = 0; i < CONNECTORS; i++) {
      ports.put(key("acme", project), connector("c" + i, "get"));
    }
  }

  private Path file() {
    return data.resolve("patchbay.mv.db");
  }
}
