package dev.patchbay.store.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.model.Caller;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.SettableClock;
import dev.patchbay.registry.audit.AuditChain;
import dev.patchbay.registry.audit.AuditPage;
import dev.patchbay.registry.audit.AuditQuery;
import dev.patchbay.registry.audit.AuditRecord;
import dev.patchbay.registry.audit.AuditRecord.Outcome;
import dev.patchbay.registry.audit.RefusalBudget;
import dev.patchbay.registry.audit.RefusalSettings;
import dev.patchbay.registry.operator.DataDirectory;
import dev.patchbay.registry.operator.NodeName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAuditTrailTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final ProjectId SHOP = new ProjectId("shop");

  @TempDir Path data;

  private final SettableClock clock = new SettableClock();
  private final List<FileAuditTrail> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(FileAuditTrail::close);
  }

  @Test
  void pendingRecordIsOnDiskBeforeTheChange() {
    FileAuditTrail trail = trail();

    List<String> before =
        trail.recording(
            List.of(pending("acme", "crm")), () -> {}, permit -> permit.use(() -> lines(active())));

    assertThat(before).hasSize(1);
    assertThat(before.get(0)).contains("\"object\":\"crm\"", "\"outcome\":\"pending\"");
    assertThat(lines(active()).get(1)).contains("\"of\":1", "\"outcome\":\"done\"");
  }

  @Test
  void recordIsReadAsWritten() {
    AuditRecord record =
        pending("acme", "crm \"\n\u2028")
            .in(SHOP)
            .from(Optional.of("sha256:1"), Optional.of("sha256:2"));
    FileAuditTrail trail = trail();

    trail.recording(List.of(record), () -> {}, permit -> permit.use(() -> true));

    assertThat(trail.read(everything()).records()).containsExactly(record.as(Outcome.DONE));
  }

  @Test
  void failedChangeIsRecordedAsFailed() {
    FileAuditTrail trail = trail();
    IllegalStateException failure = new IllegalStateException("no");

    assertThatThrownBy(
            () ->
                trail.recording(
                    List.of(pending("acme", "crm")),
                    () -> {},
                    permit -> {
                      throw failure;
                    }))
        .isSameAs(failure);

    assertThat(trail.read(everything()).records())
        .containsExactly(pending("acme", "crm").as(Outcome.FAILED));
  }

  @Test
  void fullFileIsUsedWhenNoNewOneCanBeCreated() throws IOException {
    FileAuditTrail trail = trail(1);
    trail.keep(List.of(pending("acme", "a")));
    Path next = data.resolve("audit").resolve("n1.next");
    Files.createDirectory(next);

    trail.keep(List.of(pending("acme", "b")));
    Files.delete(next);
    trail.keep(List.of(pending("acme", "c")));

    assertThat(lines(active())).hasSize(2).first().asString().contains("\"object\":\"c\"");
    assertThat(trail.read(everything()).records())
        .extracting(AuditRecord::object)
        .containsExactly("c", "b", "a");
  }

  @Test
  void unrecordableChangeIsNotMade() throws IOException {
    Files.createDirectories(data.resolve("audit"));
    Files.createDirectory(active());
    AtomicInteger made = new AtomicInteger();

    MCPRuntimeException failure =
        catchThrowableOfType(
            MCPRuntimeException.class,
            () ->
                trail()
                    .recording(
                        List.of(pending("acme", "crm")),
                        () -> {},
                        permit -> permit.use(() -> made.incrementAndGet())));

    assertThat(failure.kind()).isEqualTo(FailureKind.STORE_UNAVAILABLE);
    assertThat(failure.detail()).contains("audit trail").contains("nothing was changed");
    assertThat(made).hasValue(0);
  }

  @Test
  void fileIsOwnerOnly() throws IOException {
    trail().recording(List.of(pending("acme", "crm")), () -> {}, permit -> permit.use(() -> true));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(active())))
        .isEqualTo("rw-------");
  }

  @Test
  void onlyOneProcessWritesToTheFile() {
    trail().recording(List.of(pending("acme", "crm")), () -> {}, permit -> permit.use(() -> true));

    assertThatThrownBy(
            () ->
                trail()
                    .recording(
                        List.of(pending("acme", "erp")),
                        () -> {},
                        permit -> permit.use(() -> true)))
        .isInstanceOf(MCPRuntimeException.class);
  }

  @Test
  void chainContinuesAfterARestart() throws IOException {
    change(trail(), "crm");
    close();
    change(trail(), "erp");

    assertThat(check(active()).findings()).isEmpty();
    assertThat(check(active()).last().orElseThrow().seq()).isEqualTo(4);
  }

  @Test
  void chainContinuesFromFileToFile() throws IOException {
    FileAuditTrail trail = trail(1_000);

    IntStream.range(0, 10).forEach(i -> change(trail, "c" + i));

    List<Path> files = filesInOrder();
    assertThat(files).hasSizeGreaterThan(3);
    TrailCheck check = new TrailCheck(line -> {});
    for (Path file : files) {
      check.read(file);
    }
    assertThat(check.findings()).isEmpty();
    assertThat(check.last().orElseThrow().seq()).isEqualTo(20);
    close();
    FileAuditTrail next = trail(1_000);
    change(next, "more");
    assertThat(next.read(everything()).records())
        .extracting(AuditRecord::object)
        .startsWith("more", "c9");
  }

  @Test
  void lineCutByACrashIsDropped() throws IOException {
    change(trail(), "crm");
    close();
    Files.writeString(active(), "{\"hash\":\"12", StandardOpenOption.APPEND);

    change(trail(), "erp");

    assertThat(check(active()).findings()).isEmpty();
    assertThat(check(active()).last().orElseThrow().seq()).isEqualTo(4);
  }

  @Test
  void changeInterruptedByACrashHasUnknownOutcome() throws IOException {
    change(trail(), "crm");
    close();
    List<String> lines = lines(active());
    Files.writeString(active(), lines.get(0) + "\n");

    FileAuditTrail trail = trail();
    List<AuditRecord> atOnce = trail.read(everything()).records();
    change(trail, "erp");

    assertThat(atOnce).containsExactly(pending("acme", "crm").as(Outcome.UNKNOWN));
    assertThat(trail.read(everything()).records())
        .containsExactly(
            pending("acme", "erp").as(Outcome.DONE), pending("acme", "crm").as(Outcome.UNKNOWN));
  }

  @Test
  void pagesHoldEveryRecordOnceNewestFirst() {
    FileAuditTrail trail = trail(1_500);
    IntStream.range(0, 25).forEach(i -> change(trail, "c" + i));

    List<String> seen = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      AuditPage page = trail.read(query(4, cursor));
      assertThat(page.records()).hasSizeLessThanOrEqualTo(4);
      page.records().forEach(record -> seen.add(record.object()));
      change(trail, "later");
      cursor = page.nextCursor();
    } while (cursor.isPresent());

    assertThat(seen).isEqualTo(IntStream.range(0, 25).mapToObj(i -> "c" + (24 - i)).toList());
  }

  @Test
  void tenantSeesOnlyItsRecords() {
    FileAuditTrail trail = trail();
    change(trail, "crm");
    trail.recording(List.of(pending("zoo", "secret")), () -> {}, permit -> permit.use(() -> true));
    trail.refused(ofNobody());

    assertThat(trail.read(everything()).records())
        .extracting(AuditRecord::object)
        .containsExactly("crm");
  }

  @Test
  void recordsWithoutTenantAreShownToPlatformAdminsOnly() {
    FileAuditTrail trail = trail();
    trail.refused(ofNobody());

    AuditQuery query =
        new AuditQuery(
            ACME,
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            10,
            Optional.empty());

    assertThat(trail.read(query).records()).containsExactly(ofNobody());
  }

  @Test
  void recordsAreFilteredByProjectActorAndTime() {
    FileAuditTrail trail = trail();
    Instant start = clock.instant();
    trail.recording(
        List.of(pending("acme", "first").in(SHOP)), () -> {}, permit -> permit.use(() -> true));
    clock.advance(Duration.ofMinutes(1));
    trail.recording(List.of(pending("acme", "second")), () -> {}, permit -> permit.use(() -> true));

    assertThat(
            objects(
                trail, Optional.of(Set.of(SHOP)), Optional.empty(), start, start.plusSeconds(90)))
        .containsExactly("first");
    assertThat(objects(trail, Optional.empty(), Optional.of("ann"), start, start.plusSeconds(90)))
        .containsExactly("second", "first");
    assertThat(objects(trail, Optional.empty(), Optional.of("bob"), start, start.plusSeconds(90)))
        .isEmpty();
    assertThat(
            objects(
                trail,
                Optional.empty(),
                Optional.empty(),
                start.plusSeconds(1),
                start.plusSeconds(90)))
        .containsExactly("second");
    assertThat(objects(trail, Optional.empty(), Optional.empty(), start, start.plusSeconds(60)))
        .containsExactly("first");
  }

  @Test
  void floodOfRefusalsIsCountedNotWritten() {
    FileAuditTrail trail = trail();

    IntStream.range(0, 10_000).forEach(i -> trail.refused(ofNobody()));
    clock.advance(Duration.ofMinutes(1));
    trail.refused(ofNobody());

    List<String> lines = lines(active());
    assertThat(lines).hasSize(RefusalBudget.BURST + 2);
    assertThat(lines.get(RefusalBudget.BURST))
        .contains(
            "\"action\":\"RefusalsLeftOut\"",
            "\"object\":\"" + (10_000 - RefusalBudget.BURST) + "\"");
  }

  @Test
  void floodOfUnauthenticatedRefusalsHidesNoTenants() {
    FileAuditTrail trail = trail();
    IntStream.range(0, 1_000).forEach(i -> trail.refused(ofNobody()));

    trail.refused(pending("acme", "crm"));

    assertThat(trail.read(everything()).records())
        .containsExactly(pending("acme", "crm").as(Outcome.REFUSED));
  }

  @Test
  void endAndLinesAreFoundInFullFiles() {
    FileAuditTrail trail = trail(1_000);
    IntStream.range(0, 10).forEach(i -> change(trail, "crm" + i));

    AuditChain end = trail.end();

    assertThat(end.seq()).isEqualTo(20);
    for (long seq = 1; seq <= 20; seq++) {
      assertThat(AuditChain.after(trail.line(seq).orElseThrow()).orElseThrow().seq())
          .isEqualTo(seq);
    }
    assertThat(AuditChain.after(trail.line(20).orElseThrow())).contains(end);
    assertThat(trail.line(21)).isEmpty();
  }

  private List<String> objects(
      FileAuditTrail trail,
      Optional<Set<ProjectId>> projects,
      Optional<String> actor,
      Instant since,
      Instant until) {
    AuditQuery query =
        new AuditQuery(
            ACME,
            false,
            projects,
            actor,
            Optional.of(since),
            Optional.of(until),
            10,
            Optional.empty());
    return trail.read(query).records().stream().map(AuditRecord::object).toList();
  }

  private static AuditQuery everything() {
    return query(1_000, Optional.empty());
  }

  private static AuditQuery query(int limit, Optional<String> cursor) {
    return new AuditQuery(
        ACME,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        limit,
        cursor);
  }

  private void change(FileAuditTrail trail, String object) {
    trail.recording(List.of(pending("acme", object)), () -> {}, permit -> permit.use(() -> true));
  }

  private AuditRecord pending(String tenant, String object) {
    Caller ann =
        new Caller(new TenantId(tenant), "ann", Set.of(Role.ADMIN), Optional.empty())
            .at("203.0.113.7");
    return AuditRecord.pending(
        ann, clock.instant(), "ConnectorInstalled", object, Optional.of("c-1"));
  }

  private AuditRecord ofNobody() {
    return new AuditRecord(
        clock.instant(),
        "anonymous",
        Optional.empty(),
        "ProjectRemoved",
        "shop",
        Optional.empty(),
        Optional.of("203.0.113.7"),
        Optional.empty(),
        Outcome.REFUSED,
        Optional.empty(),
        Optional.empty());
  }

  private FileAuditTrail trail() {
    return trail(1_000_000);
  }

  private FileAuditTrail trail(long fullBytes) {
    FileAuditTrail trail =
        new FileAuditTrail(
            new DataDirectory(data),
            new NodeName("n1"),
            new RefusalBudget(RefusalSettings.DEFAULT, clock::nanoTime),
            fullBytes);
    opened.add(trail);
    return trail;
  }

  private Path active() {
    return data.resolve("audit/n1.jsonl");
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static TrailCheck check(Path file) throws IOException {
    TrailCheck check = new TrailCheck(line -> {});
    check.read(file);
    return check;
  }

  private List<Path> filesInOrder() throws IOException {
    TrailFiles files = new TrailFiles(data.resolve("audit"), "n1");
    List<Path> order = new ArrayList<>();
    files.full().forEach(full -> order.add(0, full.path()));
    order.add(files.active());
    return order;
  }
}
