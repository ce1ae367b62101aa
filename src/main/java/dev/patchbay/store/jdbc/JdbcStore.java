package dev.patchbay.store.jdbc;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Revision;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.audit.CommitPermit;
import dev.patchbay.registry.audit.Recorded;
import dev.patchbay.registry.change.ImportBatch;
import dev.patchbay.registry.change.LoggedChange;
import dev.patchbay.registry.change.ProjectChange;
import dev.patchbay.registry.change.QuotaSettings;
import dev.patchbay.registry.change.RegistryImport;
import dev.patchbay.registry.change.RegistryStore;
import dev.patchbay.registry.change.RevisionLog;
import dev.patchbay.registry.change.StoredProject;
import dev.patchbay.registry.history.ConnectorVersion;
import dev.patchbay.registry.history.VersionHistory;
import dev.patchbay.registry.idempotency.IdempotencyStore;
import dev.patchbay.registry.node.StoreAccess;
import dev.patchbay.registry.secret.SecretEncryption;
import dev.patchbay.registry.source.DescriptorReader;
import dev.patchbay.registry.usage.UsageBatch;
import dev.patchbay.registry.usage.UsageStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;

/**
 * Store in a database. Each change is one transaction: the next revision, the compare-and-set of
 * the project, its connectors, the new version, the log row, and further commit steps. Usable once
 * it is open.
 */
public final class JdbcStore
    implements RegistryStore,
        RevisionLog,
        VersionHistory,
        UsageStore,
        RegistryImport,
        StoreAccess,
        AutoCloseable {
  private final Database database;
  private final ConnectorCodec codec;
  private final ProjectReader reader;
  private final List<CommitStep> steps;
  private final AuditRows trail;
  private final ImportStaging staging;
  private final TenantTotals totals;
  private final Pruning pruning;
  private final VersionEviction eviction;
  private volatile String id = "";

  /**
   * @param trail writes the records of each change
   */
  public JdbcStore(
      Database database,
      DescriptorReader descriptors,
      SecretEncryption seal,
      Retention retention,
      InstantSource clock,
      AuditRows trail) {
    this.trail = trail;
    this.staging = new ImportStaging(database, trail.node(), clock);
    this.database = database;
    this.totals = new TenantTotals(retention.quota());
    this.pruning = new Pruning(database, retention, totals, clock);
    this.eviction = new VersionEviction(database, retention, retention.quota(), totals);
    this.codec = new ConnectorCodec(descriptors, seal);
    this.reader = new ProjectReader(database, codec);
    List<CommitStep> all =
        new ArrayList<>(List.of(new ProjectRows(totals), new ConnectorRows(totals), new LogRows()));
    database.notices().ifPresent(all::add);
    this.steps = List.copyOf(all);
  }

  /** Idempotency store in the same database. */
  public IdempotencyStore firstAnswers() {
    return new JdbcIdempotencyStore(database);
  }

  @Override
  public void open() {
    database.open();
    id = StoreRow.id(database);
    staging.dropOwn();
    database.writing(TenantTotals::recount);
  }

  @Override
  public Optional<Trouble> trouble() {
    return database.trouble();
  }

  @Override
  public void requireWritable() {
    database.requireWritable(UsageRows::touch);
  }

  @Override
  public void prune() {
    pruning.run();
    staging.dropAbandoned();
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Recorded<Revision> commit(ProjectChange change, Revision expected, CommitPermit permit) {
    List<ConnectorRow> put = rows(change);
    return evictingWhenFull(
        change.key().tenant(),
        () ->
            database.write(
                handle ->
                    permit.use(
                        () -> commit(handle, change, expected, put),
                        records -> trail.write(handle, records))));
  }

  /** Stages the rows in many short transactions, then switches in one. */
  @Override
  public Recorded<List<Revision>> commitAll(ImportBatch batch, CommitPermit permit) {
    try (ImportStaging.Staged staged = staging.begin()) {
      ImportRows rows = new ImportRows(row -> staged.add(row, permit::check));
      batch.changes().forEach(change -> rows.change(change, rows(change)));
      ImportRows.Totals all = rows.finish(batch.usage());
      staged.flush();
      ImportSwitch move = new ImportSwitch(staged, totals, batch.expected());
      Supplier<Recorded<List<Revision>>> write =
          () ->
              database.write(
                  handle ->
                      permit.use(
                          () -> switched(handle, move.write(handle, all), all.changes()),
                          records -> trail.write(handle, records)));
      return batch.changes().stream()
          .findFirst()
          .map(any -> evictingWhenFull(any.key().tenant(), write))
          .orElseGet(write);
    }
  }

  private List<Revision> switched(Handle handle, Revision base, long changes) {
    database
        .notices()
        .ifPresent(notices -> notices.tell(handle, new Revision(base.value() + changes)));
    return LongStream.rangeClosed(1, changes)
        .mapToObj(i -> new Revision(base.value() + i))
        .toList();
  }

  /** Evicts old versions of the tenant and retries when the quota is exceeded. */
  private <T> T evictingWhenFull(TenantId tenant, Supplier<T> write) {
    while (true) {
      try {
        return write.get();
      } catch (MCPRuntimeException e) {
        if (!QuotaSettings.isOutOfBytes(e) || !eviction.run(tenant)) {
          throw e;
        }
      }
    }
  }

  private Revision commit(
      Handle handle, ProjectChange change, Revision expected, List<ConnectorRow> put) {
    Revision revision = StoreRow.next(handle);
    Commit commit = new Commit(change, expected, revision, put);
    steps.forEach(step -> step.write(handle, commit));
    return revision;
  }

  private List<ConnectorRow> rows(ProjectChange change) {
    return change.put().stream().map(each -> row(change, each)).toList();
  }

  private ConnectorRow row(ProjectChange change, LoadedConnector connector) {
    return change
        .after()
        .flatMap(project -> project.connectors().findPlaced(connector.name()))
        .map(placed -> codec.row(change.key(), placed))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a put connector must be in the project after the change"));
  }

  @Override
  public Optional<StoredProject> read(ProjectKey key, Optional<ProjectRegistry> known) {
    return reader.read(key, known);
  }

  @Override
  public List<ProjectKey> projects() {
    return database.read(ProjectRows::keys);
  }

  @Override
  public Revision last() {
    return database.read(StoreRow::last);
  }

  @Override
  public Revision completeAfter() {
    return database.read(StoreRow::logAfter);
  }

  @Override
  public List<LoggedChange> after(Revision since, int limit) {
    return database.read(handle -> LogRows.after(handle, since, limit));
  }

  @Override
  public void whenChanged(Runnable look) {
    database.notices().ifPresent(notices -> notices.listen(look));
  }

  @Override
  public List<ConnectorVersion> of(ProjectKey project, ConnectorName connector) {
    return database.read(handle -> VersionRows.of(handle, project, connector));
  }

  @Override
  public Optional<ConnectorManifest> manifest(
      ProjectKey project, ConnectorName connector, Revision revision) {
    return database
        .read(handle -> VersionRows.content(handle, project, connector, revision))
        .map(content -> codec.manifest(project, connector, content));
  }

  @Override
  public void add(UsageBatch batch) {
    database.writing(handle -> UsageRows.add(handle, batch));
  }

  @Override
  public Changed changedSince(long mark) {
    return database.read(
        handle -> {
          long now = UsageRows.mark(handle);
          return new Changed(UsageRows.since(handle, mark), now);
        });
  }

  @Override
  public void close() {
    database.close();
  }
}
