package dev.patchbay.store.jdbc;

import static dev.patchbay.registry.snapshot.Projects.ANN;
import static dev.patchbay.registry.snapshot.Projects.NOW;
import static dev.patchbay.registry.snapshot.Projects.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.descriptor.YamlDescriptorReader;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Revision;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.SettableClock;
import dev.patchbay.registry.Threads;
import dev.patchbay.registry.access.ApiKey;
import dev.patchbay.registry.access.KeyId;
import dev.patchbay.registry.access.KeyStore;
import dev.patchbay.registry.access.Keys;
import dev.patchbay.registry.audit.AuditChain;
import dev.patchbay.registry.audit.AuditPage;
import dev.patchbay.registry.audit.AuditQuery;
import dev.patchbay.registry.audit.AuditRecord;
import dev.patchbay.registry.audit.AuditRecord.Outcome;
import dev.patchbay.registry.audit.Permits;
import dev.patchbay.registry.audit.RefusalBudget;
import dev.patchbay.registry.audit.RefusalSettings;
import dev.patchbay.registry.change.ProjectChange;
import dev.patchbay.registry.operator.NodeName;
import dev.patchbay.store.FakeEncryption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contract of the audit trail in the store's database. */
abstract class JdbcAuditTrailContract {
  private final SettableClock clock = new SettableClock();
  private Database database;
  private JdbcStore store;
  private JdbcAuditTrail trail;

  /** An empty database. */
  abstract Database newDatabase();

  @BeforeEach
  void open() {
    database = newDatabase();
    AuditRows rows = new AuditRows(new NodeName("n1"));
    store =
        new JdbcStore(
            database,
            new YamlDescriptorReader(Set::of),
            new FakeEncryption(),
            Retention.DEFAULT,
            clock,
            rows);
    store.open();
    trail =
        new JdbcAuditTrail(
            database, rows, new RefusalBudget(RefusalSettings.DEFAULT, clock::nanoTime));
    trail.check();
    trail.check();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void changeOfAKeyIsRecordedWithIt() {
    KeyStore keys = new JdbcKeyStore(database, new AuditRows(new NodeName("n1"))::write);
    ApiKey last = Keys.key("last00000000", Role.PLATFORM_ADMIN);
    keys.add(last, Permits.of(List.of(record("added"))));

    assertThat(
            keys.remove(new KeyId("nothing00000"), Permits.of(List.of(record("removed")))).value())
        .isFalse();
    assertThat(
            keys.replace(
                    Keys.key("nothing00000"),
                    Keys.key("nothing00000"),
                    Permits.of(List.of(record("replaced"))))
                .value())
        .isFalse();
    assertThatThrownBy(() -> keys.remove(last.id(), Permits.of(List.of(record("refused")))))
        .isInstanceOf(MCPRuntimeException.class);

    assertThat(trail.read(everything()).records())
        .containsExactly(record("added").as(Outcome.DONE));
  }

  @Test
  void extentHoldsTheLastRevisionAndTheEndOfTheChain() {
    create("shop");
    JdbcAuditTrail other =
        new JdbcAuditTrail(
            database,
            new AuditRows(new NodeName("n2")),
            new RefusalBudget(RefusalSettings.DEFAULT, clock::nanoTime));
    other.keep(List.of(record("theirs"), record("theirs")));

    JdbcStoreExtent extent = new JdbcStoreExtent(database, new NodeName("n1"));

    assertThat(extent.now().store()).isEqualTo(store.id());
    assertThat(extent.now().revision()).isEqualTo(new Revision(1));
    assertThat(extent.now().audit().seq()).isOne();
    assertThat(extent.auditLine(1).flatMap(AuditChain::after)).contains(extent.now().audit());
    assertThat(extent.auditLine(2)).isEmpty();
    assertThat(extent.kind()).isIn("h2", "jdbc");
  }

  @Test
  void recordBelongsToTheTransactionOfItsChange() {
    create("shop");

    assertThat(trail.read(everything()).records()).containsExactly(record("shop").as(Outcome.DONE));
  }

  @Test
  void unreadableRowDoesNotEndThePage() {
    create("shop");
    create("bank");
    database.writing(
        handle -> handle.execute("UPDATE audit_record SET line = 'of a newer one' WHERE seq = 2"));

    AuditPage first = trail.read(query(1, Optional.empty()));
    AuditPage second = trail.read(query(1, first.nextCursor()));

    assertThat(first.records()).isEmpty();
    assertThat(second.records()).containsExactly(record("shop").as(Outcome.DONE));
    assertThat(second.nextCursor()).isEmpty();
  }

  @Test
  void changeWithoutEffectLeavesNoRecord() {
    create("shop");

    assertThatThrownBy(() -> create("shop")).isInstanceOf(MCPRuntimeException.class);

    assertThat(trail.read(everything()).records()).hasSize(1);
    assertThat(store.last()).isEqualTo(new Revision(1));
  }

  @Test
  void unwritableRecordStopsTheChange() {
    database.writing(handle -> handle.execute("DROP TABLE audit_record"));

    assertThatThrownBy(() -> create("shop")).isInstanceOf(RuntimeException.class);

    assertThat(store.projects()).isEmpty();
    assertThat(store.last()).isEqualTo(Revision.NONE);
  }

  @Test
  void manyWritersMakeOneChain() {
    Threads.together(
        8,
        i -> {
          create("p" + i);
          trail.refused(record("r" + i));
          trail.keep(List.of(record("k" + i)));
        });

    AuditChain chain = AuditChain.BEGINNING;
    for (String line : lines()) {
      assertThat(chain.judge(line)).isInstanceOf(AuditChain.Judgement.Fits.class);
      chain = AuditChain.after(line).orElseThrow();
    }
    assertThat(chain.seq()).isEqualTo(24);
  }

  @Test
  void everyNodeHasItsOwnChain() {
    create("shop");
    AuditRows rows = new AuditRows(new NodeName("n2"));
    JdbcAuditTrail other =
        new JdbcAuditTrail(
            database, rows, new RefusalBudget(RefusalSettings.DEFAULT, clock::nanoTime));
    other.check();
    other.keep(List.of(record("theirs")));

    assertThat(trail.read(everything()).records())
        .extracting(AuditRecord::object)
        .containsExactly("theirs", "shop");
    assertThat(
            database.<List<String>>read(
                handle ->
                    handle
                        .createQuery("SELECT node FROM audit_record WHERE seq = 1 ORDER BY node")
                        .mapTo(String.class)
                        .list()))
        .containsExactly("n1", "n2");
  }

  @Test
  void pagesHoldEveryRecordOnceNewestFirst() {
    IntStream.range(0, 5).forEach(i -> create("p" + i));

    List<String> seen = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      AuditPage page = trail.read(query(2, cursor));
      page.records().forEach(record -> seen.add(record.object()));
      cursor = page.nextCursor();
    } while (cursor.isPresent());

    assertThat(seen).containsExactly("p4", "p3", "p2", "p1", "p0");
  }

  @Test
  void recordsAreFiltered() {
    create("shop");
    AuditQuery all = everything();

    assertThat(trail.read(all.of(Optional.of("nobody"))).records()).isEmpty();
    assertThat(trail.read(all.between(Optional.of(NOW.plusSeconds(1)), Optional.empty())).records())
        .isEmpty();
    assertThat(trail.read(all.between(Optional.of(NOW), Optional.of(NOW.plusSeconds(1)))).records())
        .hasSize(1);
    assertThat(trail.read(of(Set.of(new ProjectId("other")))).records()).isEmpty();
    assertThat(trail.read(of(Set.of())).records()).isEmpty();
    assertThat(trail.read(of(Set.of(new ProjectId("shop")))).records()).hasSize(1);
  }

  @Test
  void otherTenantSeesNothing() {
    create("shop");

    AuditQuery theirs =
        new AuditQuery(
            new TenantId("zoo"),
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            10,
            Optional.empty());

    assertThat(trail.read(theirs).records()).isEmpty();
  }

  @Test
  void floodOfRefusalsIsCountedNotWritten() {
    IntStream.range(0, 300).forEach(i -> trail.refused(record("r")));

    assertThat(lines()).hasSize(RefusalBudget.BURST);
  }

  private List<String> lines() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT line FROM audit_record WHERE node = 'n1' ORDER BY seq")
                .mapTo(String.class)
                .list());
  }

  final Revision create(String project) {
    ProjectKey key = key("acme", project);
    ProjectChange change = ProjectChange.creation(ProjectRegistry.empty(key, NOW), ANN, NOW);
    return trail.recording(
        List.of(record(project)), () -> {}, permit -> store.commit(change, Revision.NONE, permit));
  }

  private static AuditRecord record(String project) {
    return AuditRecord.pending(ANN, NOW, "ProjectCreated", project, Optional.of("c-1"))
        .in(new ProjectId(project))
        .from(Optional.empty(), Optional.of("sha256:1"));
  }

  private static AuditQuery everything() {
    return query(100, Optional.empty());
  }

  private static AuditQuery query(int limit, Optional<String> cursor) {
    return AuditQuery.by(ANN, Optional.empty(), limit, cursor);
  }

  private static AuditQuery of(Set<ProjectId> projects) {
    return new AuditQuery(
        ANN.tenant(),
        false,
        Optional.of(projects),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        10,
        Optional.empty());
  }
}
