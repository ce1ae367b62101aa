package dev.patchbay.store.jdbc;

import static dev.patchbay.registry.snapshot.Projects.NOW;
import static dev.patchbay.registry.snapshot.Projects.connector;
import static dev.patchbay.registry.snapshot.Projects.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.Revision;
import dev.patchbay.model.Rule;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.change.QuotaSettings;
import dev.patchbay.registry.history.ConnectorVersion;
import dev.patchbay.store.Ports;
import dev.patchbay.store.QuotaContract;
import dev.patchbay.store.TestDatabases;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Contract of stores in a database: old versions are evicted for the quota. */
abstract class JdbcQuotaContract extends QuotaContract {
  private static final int KEPT = 3;
  private static final ProjectKey SHOP = key("acme", "shop");

  private final Deque<JdbcStore> stores = new ArrayDeque<>();

  /** As many projects as the quota allows; the last one represents all. */
  abstract List<Database> databases();

  @Override
  protected List<QuotaNode> open(QuotaSettings quota) {
    return databases().stream().map(database -> opened(database, quota)).toList();
  }

  private QuotaNode opened(Database database, QuotaSettings quota) {
    Retention retention = new Retention(KEPT, Duration.ofDays(90), 1_000, quota);
    JdbcStore store = TestDatabases.open(database, retention, InstantSource.fixed(NOW));
    stores.push(store);
    return new QuotaNode(Ports.of(store), store);
  }

  @AfterEach
  void close() {
    stores.forEach(JdbcStore::close);
  }

  @Test
  void versionsKeptOnlyForTheirAgeMakeRoom() {
    Ports ports = open(new QuotaSettings(10, 20_000)).get(0).ports();
    ports.create(SHOP);
    Revision last = Revision.NONE;

    for (int i = 0; i < 100; i++) {
      last = ports.put(SHOP, connector("crm", "t" + i));
    }

    List<ConnectorVersion> versions = ports.versions().of(SHOP, connector("crm", "t").name());
    assertThat(versions).hasSizeBetween(KEPT, 30);
    assertThat(versions)
        .extracting(ConnectorVersion::revision)
        .startsWith(last, new Revision(last.value() - 1), new Revision(last.value() - 2));
  }

  @Test
  void totalsFollowThePruning() {
    QuotaNode node = open(new QuotaSettings(10, 20_000)).get(0);
    Ports ports = node.ports();
    ports.create(SHOP);
    for (int i = 0; i < 10; i++) {
      ports.put(SHOP, connector("crm", "t" + i));
    }
    JdbcStore later =
        TestDatabases.open(
            databaseOf(),
            new Retention(KEPT, Duration.ZERO, 1_000, new QuotaSettings(10, 20_000)),
            InstantSource.fixed(NOW.plusSeconds(1)));
    stores.push(later);

    later.prune();
    int room = 0;
    while (fits(Rule.KEPT_BYTES, () -> put(ports))) {
      room++;
    }

    ports.remove(SHOP);
    ports.create(SHOP);
    int all = 0;
    while (fits(Rule.KEPT_BYTES, () -> put(ports))) {
      all++;
    }
    assertThat(ports.versions().of(SHOP, connector("crm", "t").name())).isEmpty();
    assertThat(room).isBetween(all - KEPT - 1, all - 1);
  }

  private static void put(Ports ports) {
    ports.put(SHOP, connector("x" + ports.project(SHOP).connectors().stream().count(), "get"));
  }

  /** Another view of the database that was opened last. */
  abstract Database databaseOf();
}
