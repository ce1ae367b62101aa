package dev.patchbay.registry.transfer;

import dev.patchbay.registry.access.InMemoryKeyStore;
import dev.patchbay.registry.access.KeyStore;
import dev.patchbay.registry.audit.AuditTrail;
import dev.patchbay.store.memory.InMemoryRegistryStore;

/** Beside the store in memory the trail is kept elsewhere, and the store is handed no records. */
class MemoryChangesAreRecordedTest extends EveryChangeIsRecordedContract {
  private Site site;

  @Override
  Site newSite() {
    site = new Site(new InMemoryRegistryStore());
    return site;
  }

  @Override
  AuditTrail trail() {
    return site.node.trail;
  }

  @Override
  KeyStore keyStore() {
    return new InMemoryKeyStore();
  }
}
