package dev.patchbay.store.jdbc;

import dev.patchbay.registry.access.KeyStore;
import dev.patchbay.store.TestDatabases;
import dev.patchbay.store.key.KeyQuota;
import dev.patchbay.store.key.KeyStoreContract;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresKeyStoreTest extends KeyStoreContract {
  private final List<Database> nodes = new ArrayList<>();
  private final String url = TestDatabases.newPostgresUrl();

  @Override
  protected KeyStore store() {
    Database node =
        Database.ofServer(
            DataSources.postgres(url, Optional.empty(), Optional.empty()), InstantSource.system());
    node.open();
    nodes.add(node);
    return new JdbcKeyStore(node, (handle, records) -> {});
  }

  /** The view of another node. */
  @Override
  protected KeyStore again(KeyStore store) {
    return store();
  }

  @Test
  void tenantReachesItsLimitOfKeysExactly() {
    KeyQuota.check(List.of(store(), store()));
  }

  @AfterEach
  void close() {
    nodes.forEach(Database::close);
  }
}
