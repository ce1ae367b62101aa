package dev.patchbay.store;

import dev.patchbay.registry.access.KeyStore;
import dev.patchbay.registry.audit.AuditTrail;
import dev.patchbay.registry.audit.RefusalBudget;
import dev.patchbay.registry.audit.RefusalSettings;
import dev.patchbay.registry.change.RegistryImport;
import dev.patchbay.registry.change.RegistryStore;
import dev.patchbay.registry.change.RevisionLog;
import dev.patchbay.registry.history.VersionHistory;
import dev.patchbay.registry.idempotency.IdempotencyStore;
import dev.patchbay.registry.mark.StoreExtent;
import dev.patchbay.registry.node.StartCheck;
import dev.patchbay.registry.node.StoreAccess;
import dev.patchbay.registry.operator.DataDirectory;
import dev.patchbay.registry.operator.NodeName;
import dev.patchbay.registry.secret.SecretEncryption;
import dev.patchbay.registry.secret.WrappedKeys;
import dev.patchbay.registry.source.DescriptorReader;
import dev.patchbay.registry.source.DescriptorText.Format;
import dev.patchbay.registry.usage.UsageStore;
import dev.patchbay.store.audit.FileAuditTrail;
import dev.patchbay.store.jdbc.AuditRows;
import dev.patchbay.store.jdbc.DataSources;
import dev.patchbay.store.jdbc.Database;
import dev.patchbay.store.jdbc.JdbcAuditTrail;
import dev.patchbay.store.jdbc.JdbcKeyStore;
import dev.patchbay.store.jdbc.JdbcStore;
import dev.patchbay.store.jdbc.JdbcStoreExtent;
import dev.patchbay.store.jdbc.JdbcWrappedKeys;
import dev.patchbay.store.key.FileKeyStore;
import dev.patchbay.store.memory.InMemoryIdempotencyStore;
import dev.patchbay.store.memory.InMemoryRegistryStore;
import dev.patchbay.store.memory.InMemoryStoreExtent;
import dev.patchbay.store.memory.InMemoryWrappedKeys;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/** Produces the ports of the configured store as beans. Opens no connection by itself. */
@ApplicationScoped
class Stores {
  private InMemoryRegistryStore memory = new InMemoryRegistryStore();
  private Optional<JdbcStore> database = Optional.empty();
  private Optional<StoreExtent> extent = Optional.empty();
  private KeyStore keys;
  private Optional<JdbcAuditTrail> trail = Optional.empty();
  private WrappedKeys wrappedKeys = new InMemoryWrappedKeys();

  @SuppressWarnings("NullAway.Init")
  Stores() {}

  @Inject
  Stores(
      StoreSettings settings,
      DataDirectory data,
      DescriptorReader descriptors,
      SecretEncryption seal,
      NodeName node,
      RefusalSettings refusals,
      InstantSource clock) {
    memory =
        new InMemoryRegistryStore(
            settings.retention().quota(),
            manifest -> descriptors.write(manifest, Format.JSON).length());
    keys = new FileKeyStore(data);
    database(settings, data, clock)
        .ifPresent(
            found -> {
              AuditRows records = new AuditRows(node);
              keys = new JdbcKeyStore(found, records::write);
              database =
                  Optional.of(
                      new JdbcStore(
                          found, descriptors, seal, settings.retention(), clock, records));
              trail = Optional.of(new JdbcAuditTrail(found, records, new RefusalBudget(refusals)));
              wrappedKeys = new JdbcWrappedKeys(found);
              extent = Optional.of(new JdbcStoreExtent(found, node));
            });
  }

  private static Optional<Database> database(
      StoreSettings settings, DataDirectory data, InstantSource clock) {
    return switch (settings.kind()) {
      case MEMORY -> Optional.empty();
      case H2 -> Optional.of(Database.ofFile(DataSources.h2(data.made()), clock));
      case JDBC -> Optional.of(Database.ofServer(server(settings), clock));
    };
  }

  private static DataSource server(StoreSettings settings) {
    return settings
        .jndi()
        .map(DataSources::ofServer)
        .orElseGet(
            () ->
                DataSources.postgres(
                    settings.url().orElseThrow(), settings.user(), settings.passwordFile()));
  }

  /** Each kind of store implements all of the ports. */
  private <P> P port(Function<JdbcStore, P> durable, Function<InMemoryRegistryStore, P> passing) {
    return database.map(durable).orElseGet(() -> passing.apply(memory));
  }

  @Produces
  @ApplicationScoped
  RegistryStore store() {
    return port(store -> store, store -> store);
  }

  @Produces
  @ApplicationScoped
  RevisionLog log() {
    return port(store -> store, store -> store);
  }

  @Produces
  @ApplicationScoped
  VersionHistory history() {
    return port(store -> store, store -> store);
  }

  @Produces
  @ApplicationScoped
  UsageStore usage() {
    return port(store -> store, store -> store);
  }

  @Produces
  @ApplicationScoped
  StoreAccess access() {
    return port(store -> store, store -> store);
  }

  @Produces
  @ApplicationScoped
  StoreExtent extent(FileAuditTrail local) {
    return extent.orElseGet(() -> new InMemoryStoreExtent(local));
  }

  @Produces
  @ApplicationScoped
  WrappedKeys wrappedKeys() {
    return wrappedKeys;
  }

  @Produces
  @ApplicationScoped
  AuditTrail auditTrail(FileAuditTrail local) {
    return trail.<AuditTrail>map(found -> found).orElse(local);
  }

  @Produces
  @ApplicationScoped
  StartCheck auditChain() {
    return () -> trail.ifPresent(JdbcAuditTrail::check);
  }

  @Produces
  @ApplicationScoped
  KeyStore keys() {
    return keys;
  }

  @Produces
  @ApplicationScoped
  RegistryImport imports() {
    return port(store -> store, store -> store);
  }

  @Produces
  @ApplicationScoped
  IdempotencyStore firstAnswers() {
    return database.map(JdbcStore::firstAnswers).orElseGet(InMemoryIdempotencyStore::new);
  }

  @PreDestroy
  void close() {
    database.ifPresent(JdbcStore::close);
  }
}
