package dev.patchbay.store.jdbc;

import static dev.patchbay.registry.snapshot.Projects.ANN;
import static dev.patchbay.registry.snapshot.Projects.NOW;
import static dev.patchbay.registry.snapshot.Projects.connector;
import static dev.patchbay.registry.snapshot.Projects.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.descriptor.YamlDescriptorReader;
import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Revision;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.audit.AuditRecord;
import dev.patchbay.registry.audit.CommitPermit;
import dev.patchbay.registry.audit.Permits;
import dev.patchbay.registry.change.ImportBatch;
import dev.patchbay.registry.change.LoggedChange;
import dev.patchbay.registry.change.ProjectChange;
import dev.patchbay.registry.history.ConnectorVersion;
import dev.patchbay.registry.operator.NodeName;
import dev.patchbay.store.FakeEncryption;
import dev.patchbay.store.ImportBatches;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contract of imports into a database: staged in pieces, switched at once. */
abstract class ImportStagingContract {
  private static final ProjectKey SHOP = key("acme", "shop");

  /** Enough rows for several pieces. */
  private static final int PROJECTS = 200;

  private static final int VERSIONS = 3;
  private static final int CHANGES = PROJECTS * (1 + VERSIONS);
  private static final ConnectorName CRM = new ConnectorName("crm");

  private Database database;
  private JdbcStore store;

  /** The same database each time. */
  abstract Database database();

  @BeforeEach
  void open() {
    database = database();
    store =
        new JdbcStore(
            database,
            new YamlDescriptorReader(Set::of),
            new FakeEncryption(),
            Retention.DEFAULT,
            InstantSource.system(),
            new AuditRows(new NodeName("n1")));
    store.open();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private interface Pieces {
    void before(int piece);
  }

  /** Runs the work before each staged piece, and once more in the switch. */
  private CommitPermit watching(Pieces pieces, List<AuditRecord> records) {
    AtomicInteger number = new AtomicInteger();
    return new CommitPermit(records, () -> pieces.before(number.incrementAndGet()));
  }

  @Test
  void otherTenantsChangeDuringTheStaging() {
    List<Revision> others = new ArrayList<>();

    List<Revision> imported =
        store
            .commitAll(
                ImportBatches.of(PROJECTS, VERSIONS),
                watching(
                    piece -> {
                      if (piece == 1) {
                        others.add(create(SHOP));
                        assertThat(store.projects()).containsExactly(SHOP);
                        assertThat(store.last()).isEqualTo(new Revision(1));
                      }
                    },
                    List.of()))
            .value();

    assertThat(others).containsExactly(new Revision(1));
    assertThat(imported).hasSize(CHANGES).startsWith(new Revision(2));
    assertThat(store.projects()).hasSize(PROJECTS + 1);
  }

  @Test
  void importEqualsItsChangesOneByOne() {
    List<Revision> revisions = store.commitAll(ImportBatches.of(2, VERSIONS), Permits.FREE).value();

    ProjectRegistry second = store.find(ImportBatches.project(1)).orElseThrow();
    List<LoggedChange> log = store.after(Revision.NONE, 100);
    assertThat(second.revision()).isEqualTo(new Revision(8));
    assertThat(second.connectors().stream()).containsExactly(connector("crm", "tool2"));
    assertThat(store.of(ImportBatches.project(1), CRM))
        .extracting(ConnectorVersion::revision)
        .containsExactly(new Revision(8), new Revision(7), new Revision(6));
    assertThat(log).extracting(LoggedChange::revision).isEqualTo(revisions);
    assertThat(put(second.key()).value()).isEqualTo(9);
  }

  @Test
  void everyPermittedRecordIsInTheTrail() {
    List<AuditRecord> records = List.of(record("p0"), record("p1"));

    store.commitAll(ImportBatches.of(2, 1), Permits.of(records));
    store.commit(
        ProjectChange.creation(ProjectRegistry.empty(SHOP, NOW), ANN, NOW),
        Revision.NONE,
        Permits.of(List.of(record("shop"))));

    assertThat(count("audit_record")).isEqualTo(3);
  }

  @Test
  void importAbortedDuringStagingLeavesNothing() {
    assertThat(refusal(2)).isEqualTo(FailureKind.UNAUTHENTICATED);

    assertThat(store.projects()).isEmpty();
    assertNothingIsLeft();
  }

  @Test
  void importRefusedInTheSwitchLeavesNothing() {
    assertThat(refusal(Integer.MAX_VALUE)).isEqualTo(FailureKind.UNAUTHENTICATED);

    assertThat(store.projects()).isEmpty();
    assertThat(count("audit_record")).isZero();
    assertNothingIsLeft();
    assertThat(create(SHOP)).isEqualTo(new Revision(1));
  }

  /** The last check fails before that piece; in the switch when there are fewer pieces. */
  private FailureKind refusal(int atPiece) {
    AtomicInteger pieces = new AtomicInteger();
    int last = atPiece == Integer.MAX_VALUE ? checksOf(PROJECTS) : atPiece;
    CommitPermit permit =
        new CommitPermit(
            List.of(record("p0")),
            () -> {
              if (pieces.incrementAndGet() == last) {
                throw new MCPRuntimeException(FailureKind.UNAUTHENTICATED, "as the test wants");
              }
            });
    return catchThrowableOfType(
            MCPRuntimeException.class,
            () -> store.commitAll(ImportBatches.of(PROJECTS, VERSIONS), permit))
        .kind();
  }

  /** Number of checks of an import; leaves the store unchanged except for skipped revisions. */
  private int checksOf(int projects) {
    AtomicInteger checks = new AtomicInteger();
    ImportBatch stale =
        new ImportBatch(
            ImportBatches.of(projects, VERSIONS).changes(),
            Map.of(SHOP, Optional.of(ProjectRegistry.empty(SHOP, NOW).at(new Revision(7), NOW))),
            List.of());
    FailureKind conflict =
        catchThrowableOfType(
                MCPRuntimeException.class,
                () -> store.commitAll(stale, new CommitPermit(List.of(), checks::incrementAndGet)))
            .kind();
    assertThat(conflict).isEqualTo(FailureKind.REVISION_CONFLICT);
    return checks.get() + 1;
  }

  @Test
  void stagedRowsOfAKilledNodeAreDroppedAtItsNextStart() {
    MCPRuntimeException killed =
        catchThrowableOfType(
            MCPRuntimeException.class,
            () ->
                store.commitAll(
                    ImportBatches.of(PROJECTS, VERSIONS),
                    watching(
                        piece -> {
                          if (piece == 2) {
                            store.close();
                          }
                        },
                        List.of())));
    assertThat(killed).isNotNull();

    open();

    assertThat(store.projects()).isEmpty();
    assertNothingIsLeft();
  }

  @Test
  void replacedProjectMustHaveTheKnownRevision() {
    create(SHOP);
    store.commitAll(ImportBatches.of(2, 1), Permits.FREE);
    Map<ProjectKey, ProjectRegistry> there =
        Map.of(
            ImportBatches.project(0), store.find(ImportBatches.project(0)).orElseThrow(),
            ImportBatches.project(1), store.find(ImportBatches.project(1)).orElseThrow());

    store.commitAll(ImportBatches.replacing(there, 2, VERSIONS), Permits.FREE);
    FailureKind again =
        catchThrowableOfType(
                MCPRuntimeException.class,
                () -> store.commitAll(ImportBatches.replacing(there, 2, 1), Permits.FREE))
            .kind();

    assertThat(again).isEqualTo(FailureKind.REVISION_CONFLICT);
    assertThat(store.of(ImportBatches.project(0), CRM)).hasSize(VERSIONS);
    assertThat(store.projects()).hasSize(3);
    assertNothingIsLeft();
  }

  @Test
  void concurrentlyCreatedProjectIsAConflict() {
    create(ImportBatches.project(1));

    FailureKind refusal =
        catchThrowableOfType(
                MCPRuntimeException.class,
                () -> store.commitAll(ImportBatches.of(2, 1), Permits.FREE))
            .kind();

    assertThat(refusal).isEqualTo(FailureKind.REVISION_CONFLICT);
    assertThat(store.projects()).containsExactly(ImportBatches.project(1));
  }

  private void assertNothingIsLeft() {
    for (String table :
        List.of(
            "import_staging",
            "staged_project",
            "staged_connector_version",
            "staged_connector",
            "staged_change_log",
            "staged_tool_usage")) {
      assertThat(count(table)).as(table).isZero();
    }
  }

  private long count(String table) {
    return database.<Long>read(
        handle -> handle.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Long.class).one());
  }

  private Revision create(ProjectKey key) {
    return store
        .commit(
            ProjectChange.creation(ProjectRegistry.empty(key, NOW), ANN, NOW),
            Revision.NONE,
            Permits.FREE)
        .value();
  }

  private Revision put(ProjectKey key) {
    ProjectRegistry project = store.find(key).orElseThrow();
    return store
        .commit(
            ProjectChange.putting(project, connector("wiki", "find"), ANN, NOW),
            project.revision(),
            Permits.FREE)
        .value();
  }

  private static AuditRecord record(String object) {
    return AuditRecord.pending(ANN, NOW, "ProjectCreated", object, Optional.empty());
  }
}
