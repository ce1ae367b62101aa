package dev.patchbay.registry.transfer;

import static dev.patchbay.registry.PlainRegistry.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.descriptor.YamlDescriptorReader;
import dev.patchbay.registry.audit.AuditQuery;
import dev.patchbay.registry.audit.AuditRecord;
import dev.patchbay.registry.audit.RefusalBudget;
import dev.patchbay.registry.audit.RefusalSettings;
import dev.patchbay.registry.operator.NodeName;
import dev.patchbay.store.jdbc.AuditRows;
import dev.patchbay.store.jdbc.DataSources;
import dev.patchbay.store.jdbc.Database;
import dev.patchbay.store.jdbc.JdbcAuditTrail;
import dev.patchbay.store.jdbc.JdbcStore;
import dev.patchbay.store.jdbc.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store that an earlier version wrote is read whole. The H2 file and the export beside it were
 * made before the packages were renamed, by that version.
 */
class EarlierStoreTest {
  private static final Path EARLIER = Path.of("src/test/resources/stores/2026-12-01");

  @TempDir Path directory;

  private final AuditRows rows = new AuditRows(new NodeName("n1"));

  private Database copy() throws IOException {
    Files.copy(EARLIER.resolve("patchbay.mv.db"), directory.resolve("patchbay.mv.db"));
    return Database.ofFile(DataSources.h2(directory), InstantSource.system());
  }

  /** With the key by which the earlier version encrypted the secret. */
  private JdbcStore open(Database database) {
    JdbcStore store =
        new JdbcStore(
            database,
            new YamlDescriptorReader(Set::of),
            new PlainEncryption("key"),
            Retention.DEFAULT,
            InstantSource.system(),
            rows);
    store.open();
    return store;
  }

  @Test
  void everyProjectConnectorAndVersionIsTheSameToTheByte() throws IOException {
    try (JdbcStore store = open(copy())) {
      Site site = new Site(store);
      site.node.node.feed.follow();

      List<String> lines = site.export(ExportedSecrets.OMIT);

      List<String> earlier = Files.readAllLines(EARLIER.resolve("export.ndjson"));
      assertThat(content(lines)).hasSize(7).containsExactlyInAnyOrderElementsOf(content(earlier));
    }
  }

  /** The header has the time of the export, and figures of use are no part of a snapshot. */
  private static List<String> content(List<String> lines) {
    return lines.stream()
        .filter(line -> line.matches("\\{\"type\":\"(project|connector|version)\".*"))
        .toList();
  }

  @Test
  void auditTrailKeepsItsActions() throws IOException {
    Database database = copy();
    try (JdbcStore store = open(database)) {
      JdbcAuditTrail trail =
          new JdbcAuditTrail(database, rows, new RefusalBudget(RefusalSettings.DEFAULT));

      assertThat(store.last()).isNotNull();
      assertThat(trail.read(AuditQuery.by(ANN, Optional.empty(), 100, Optional.empty())).records())
          .extracting(AuditRecord::action)
          .containsExactly(
              "ProjectCreated",
              "ConnectorDisabled",
              "ConnectorInstalled",
              "ConnectorInstalled",
              "ConnectorInstalled",
              "ProjectCreated");
    }
  }
}
