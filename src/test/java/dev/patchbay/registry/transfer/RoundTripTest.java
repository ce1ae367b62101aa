package dev.patchbay.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.store.TestDatabases;
import dev.patchbay.store.jdbc.JdbcStore;
import dev.patchbay.store.memory.InMemoryRegistryStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports and imports through every store and back. */
class RoundTripTest {
  @TempDir Path directory;

  @Test
  void tenantSurvivesMemoryH2PostgresAndBack() {
    try (JdbcStore h2 = TestDatabases.openH2(directory);
        JdbcStore postgres = TestDatabases.openPostgres(TestDatabases.newPostgresUrl())) {
      Site origin = new Site(new InMemoryRegistryStore());
      origin.furnish();
      Site last = origin;

      for (Site next :
          List.of(new Site(h2), new Site(postgres), new Site(new InMemoryRegistryStore()))) {
        next.take(last.export(ExportedSecrets.SEALED));
        assertThat(next.picture("shop")).isEqualTo(origin.picture("shop"));
        assertThat(next.picture("empty")).isEqualTo(origin.picture("empty"));
        last = next;
      }
    }
  }

  @Test
  void importOfAnotherNodeIsThereAfterARestart() {
    Site origin = new Site(new InMemoryRegistryStore());
    origin.furnish();
    try (JdbcStore h2 = TestDatabases.openH2(directory)) {
      new Site(h2).take(origin.export(ExportedSecrets.SEALED));
    }

    try (JdbcStore h2 = TestDatabases.openH2(directory)) {
      Site again = new Site(h2);
      again.node.node.feed.follow();
      assertThat(again.picture("shop").connectors()).isEqualTo(origin.picture("shop").connectors());
      assertThat(h2.changedSince(0).totals())
          .extracting(total -> total.tool().value() + " " + total.uses())
          .containsExactly("find 2");
    }
  }
}
