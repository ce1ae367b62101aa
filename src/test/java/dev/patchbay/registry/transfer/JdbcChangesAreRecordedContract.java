package dev.patchbay.registry.transfer;

import dev.patchbay.descriptor.YamlDescriptorReader;
import dev.patchbay.registry.access.KeyStore;
import dev.patchbay.registry.audit.AuditTrail;
import dev.patchbay.registry.audit.RefusalBudget;
import dev.patchbay.registry.audit.RefusalSettings;
import dev.patchbay.registry.operator.NodeName;
import dev.patchbay.store.jdbc.AuditRows;
import dev.patchbay.store.jdbc.Database;
import dev.patchbay.store.jdbc.JdbcAuditTrail;
import dev.patchbay.store.jdbc.JdbcKeyStore;
import dev.patchbay.store.jdbc.JdbcStore;
import dev.patchbay.store.jdbc.Retention;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** In a database each record is a row of the change's own transaction. */
abstract class JdbcChangesAreRecordedContract extends EveryChangeIsRecordedContract {
  private final AuditRows rows = new AuditRows(new NodeName("n1"));
  private final List<JdbcStore> stores = new ArrayList<>();
  private Database database;
  private AuditTrail trail;

  /** An empty database. */
  abstract Database newDatabase();

  @Override
  Site newSite() {
    database = newDatabase();
    JdbcStore store =
        new JdbcStore(
            database,
            new YamlDescriptorReader(Set::of),
            new PlainEncryption("key"),
            Retention.DEFAULT,
            InstantSource.system(),
            rows);
    store.open();
    stores.add(store);
    trail = new JdbcAuditTrail(database, rows, new RefusalBudget(RefusalSettings.DEFAULT));
    Site site = new Site(store);
    site.node.trail.keepIn(trail);
    return site;
  }

  @Override
  AuditTrail trail() {
    return trail;
  }

  @Override
  KeyStore keyStore() {
    return new JdbcKeyStore(database, rows::write);
  }

  @AfterEach
  void close() {
    stores.forEach(JdbcStore::close);
  }
}
