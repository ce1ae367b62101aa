package dev.patchbay.store;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.change.RegistryImport;
import dev.patchbay.registry.change.RegistryStore;
import dev.patchbay.registry.change.RevisionLog;
import dev.patchbay.registry.history.VersionHistory;
import dev.patchbay.registry.idempotency.IdempotencyStore;
import dev.patchbay.registry.node.StoreAccess;
import dev.patchbay.registry.operator.NodeName;
import dev.patchbay.registry.secret.SecretEncryption;
import dev.patchbay.registry.source.DescriptorReader;
import dev.patchbay.registry.source.DescriptorText.Format;
import dev.patchbay.registry.usage.UsageStore;
import dev.patchbay.store.jdbc.AuditRows;
import dev.patchbay.store.jdbc.JdbcStore;
import dev.patchbay.store.memory.InMemoryIdempotencyStore;
import dev.patchbay.store.memory.InMemoryRegistryStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * Produces the ports of the configured store as beans. Opens no connection by itself; {@link
 * ConfiguredDatabase} closes what it uses.
 */
@SingletonBean
class Stores {
  private final Optional<JdbcStore> database;
  private final InMemoryRegistryStore memory;

  @Inject
  Stores(
      ConfiguredDatabase database,
      StoreSettings settings,
      DescriptorReader descriptors,
      SecretEncryption seal,
      NodeName node,
      InstantSource clock) {
    this.database =
        database
            .find()
            .map(
                found ->
                    new JdbcStore(
                        found,
                        descriptors,
                        seal,
                        settings.retention(),
                        clock,
                        new AuditRows(node)));
    memory =
        new InMemoryRegistryStore(
            settings.retention().quota(),
            manifest -> descriptors.write(manifest, Format.JSON).length());
  }

  /** Each kind of store implements all of the ports. */
  private <P> P port(Function<JdbcStore, P> durable, Function<InMemoryRegistryStore, P> passing) {
    return database.map(durable).orElseGet(() -> passing.apply(memory));
  }

  @Produces
  @Singleton
  RegistryStore store() {
    return port(store -> store, store -> store);
  }

  @Produces
  @Singleton
  RevisionLog log() {
    return port(store -> store, store -> store);
  }

  @Produces
  @Singleton
  VersionHistory history() {
    return port(store -> store, store -> store);
  }

  @Produces
  @Singleton
  UsageStore usage() {
    return port(store -> store, store -> store);
  }

  @Produces
  @Singleton
  StoreAccess access() {
    return port(store -> store, store -> store);
  }

  @Produces
  @Singleton
  RegistryImport imports() {
    return port(store -> store, store -> store);
  }

  @Produces
  @Singleton
  IdempotencyStore firstAnswers() {
    return database.map(JdbcStore::firstAnswers).orElseGet(InMemoryIdempotencyStore::new);
  }
}
