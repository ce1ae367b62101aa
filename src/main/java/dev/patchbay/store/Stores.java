package dev.patchbay.store;

import dev.patchbay.registry.audit.AuditTrail;
import dev.patchbay.registry.audit.LocalAuditTrail;
import dev.patchbay.registry.change.RegistryImport;
import dev.patchbay.registry.change.RegistryStore;
import dev.patchbay.registry.change.RevisionLog;
import dev.patchbay.registry.history.VersionHistory;
import dev.patchbay.registry.secret.WrappedKeys;
import dev.patchbay.store.memory.InMemoryRegistryStore;
import dev.patchbay.store.memory.InMemoryWrappedKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Which store there is, as the ports that others ask for. */
@ApplicationScoped
class Stores {
  private final InMemoryRegistryStore memory = new InMemoryRegistryStore();

  @Produces
  @ApplicationScoped
  RegistryStore store() {
    return memory;
  }

  @Produces
  @ApplicationScoped
  RevisionLog log() {
    return memory;
  }

  @Produces
  @ApplicationScoped
  VersionHistory history() {
    return memory;
  }

  @Produces
  @ApplicationScoped
  WrappedKeys wrappedKeys() {
    return new InMemoryWrappedKeys();
  }

  @Produces
  @ApplicationScoped
  AuditTrail auditTrail(LocalAuditTrail local) {
    return local;
  }

  @Produces
  @ApplicationScoped
  RegistryImport imports() {
    return memory;
  }
}
