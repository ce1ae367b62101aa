package dev.patchbay.registry.transfer;

import dev.patchbay.registry.access.InMemoryKeyStore;
import dev.patchbay.registry.access.KeyStore;
import dev.patchbay.registry.audit.AuditTrail;
import dev.patchbay.store.memory.InMemoryRegistryStore;

/** Beside the in-memory store the trail is in files, and the store gets no records. */
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
