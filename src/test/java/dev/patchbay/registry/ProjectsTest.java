package dev.patchbay.registry;

import static dev.patchbay.registry.PlainRegistry.ACME_SHOP;
import static dev.patchbay.registry.PlainRegistry.ANN;
import static dev.patchbay.registry.PlainRegistry.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.Caller;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Revision;
import dev.patchbay.model.Role;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.event.RegistryEvent.Origin;
import dev.patchbay.registry.event.RegistryEvent.ProjectCreated;
import dev.patchbay.registry.event.RegistryEvent.ProjectRemoved;
import dev.patchbay.registry.install.InstallOptions;
import dev.patchbay.registry.reading.Page;
import dev.patchbay.registry.reading.PageRequest;
import dev.patchbay.registry.reading.ProjectStats;
import dev.patchbay.registry.reading.TenantReading;
import dev.patchbay.registry.source.SourceLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProjectsTest {
  private static final Descriptor CRM = Descriptor.of("crm", "1.0.0", "get", "list");
  private static final ProjectId BANK = new ProjectId("bank");
  private static final Caller BOB = PlainRegistry.caller("globex", "bob");

  private final FakeSourceFiles files = new FakeSourceFiles();
  private final PlainRegistry registry = new PlainRegistry(files);
  private final RegistryService service = registry.service;

  @Test
  void projectIsCreatedOnlyOnce() {
    boolean first = service.ensureProject(ChangeRequest.of(ANN, SHOP)).result();
    registry.clock.advance(Duration.ofMinutes(1));
    boolean second = service.ensureProject(ChangeRequest.of(ANN, SHOP)).result();

    assertThat(List.of(first, second)).containsExactly(true, false);
    assertThat(service.read(ANN, SHOP).stats())
        .isEqualTo(new ProjectStats(registry.shop(), 0, 0, 0, 0, 0));
    assertThat(registry.shop())
        .isEqualTo(
            ProjectRegistry.empty(ACME_SHOP, SettableClock.START)
                .at(new Revision(1), SettableClock.START));
    assertThat(registry.events.all())
        .containsExactly(new ProjectCreated(origin(1, SettableClock.START)));
  }

  @Test
  void readingNeverCreatesAProject() {
    for (Runnable reading : readings(ANN)) {
      assertThat(Failures.kindOf(reading)).isEqualTo(FailureKind.PROJECT_NOT_FOUND);
    }

    assertThat(projectsOf(ANN)).isEmpty();
    assertThat(registry.events.all()).isEmpty();
  }

  @Test
  void removedProjectIsGoneWithItsContent() {
    files.write("crm.yaml", CRM);
    registry.installFile("crm.yaml");
    service.markToolUsed(ANN, SHOP, "get");
    files.write("crm.yaml", "broken");
    registry.hotReload.poll();
    registry.events.clear();

    service.removeProject(ChangeRequest.of(ANN, SHOP));

    for (Runnable reading : readings(ANN)) {
      assertThat(Failures.kindOf(reading)).isEqualTo(FailureKind.PROJECT_NOT_FOUND);
    }
    assertThat(projectsOf(ANN)).isEmpty();
    assertThat(registry.sources.totals()).isEqualTo(new SourceLedger.Totals(0, 0));
    assertThat(registry.events.all())
        .containsExactly(new ProjectRemoved(origin(2, SettableClock.START)));
  }

  @Test
  void recreatedProjectIsEmpty() {
    registry.install(CRM);
    service.markToolUsed(ANN, SHOP, "get");
    service.removeProject(ChangeRequest.of(ANN, SHOP));
    Instant later = registry.clock.advance(Duration.ofMinutes(1));

    registry.install(CRM);

    assertThat(registry.tool("get").invocationCount()).isZero();
    assertThat(registry.shop().createdAt()).isEqualTo(later);
    assertThat(registry.shop().revision()).isEqualTo(new Revision(3));
  }

  @Test
  void absentProjectCannotBeRemoved() {
    assertThat(Failures.kindOf(() -> service.removeProject(ChangeRequest.of(ANN, SHOP))))
        .isEqualTo(FailureKind.PROJECT_NOT_FOUND);
  }

  @Test
  void statsCountConnectorsAndCallableTools() {
    files.write("books.yaml", Descriptor.of("books", "1.0.0", "find", "buy", "sell"));
    registry.installFile("books.yaml");
    registry.install(CRM);
    registry.install(Descriptor.of("wiki", "1.0.0", "search"));
    service.disable(ChangeRequest.of(ANN, SHOP), Descriptor.of("wiki", "1.0.0").connectorName());
    files.write("books.yaml", "broken");
    registry.hotReload.poll();

    ProjectStats stats = service.read(ANN, SHOP).stats();

    assertThat(stats).isEqualTo(new ProjectStats(registry.shop(), 3, 5, 2, 1, 1));
  }

  @Test
  void totalsOfATenantCountOnlyItsProjects() {
    registry.install(CRM);
    service.ensureProject(ChangeRequest.of(ANN, BANK));
    service.installFromManifest(
        ChangeRequest.of(BOB, SHOP),
        Descriptor.of("wiki", "1.0.0", "search").manifest(),
        InstallOptions.DEFAULT);

    TenantReading acme = service.readTenant(ANN);

    assertThat(acme.totals().projects()).isEqualTo(2);
    assertThat(acme.totals().connectors()).isEqualTo(1);
    assertThat(acme.totals().tools()).isEqualTo(2);
    assertThat(acme.stamp().revision()).isEqualTo(new Revision(2));
    assertThat(service.readTenant(PlainRegistry.caller("nobody", "eve")).totals().projects())
        .isZero();
  }

  @Test
  void tenantsWithAProjectOfTheSameNameShareNothing() {
    registry.install(CRM);
    service.installFromManifest(
        ChangeRequest.of(BOB, SHOP),
        CRM.version("5.0.0").tools("get").manifest(),
        InstallOptions.DEFAULT);
    service.markToolUsed(ANN, SHOP, "get");
    service.disable(ChangeRequest.of(BOB, SHOP), CRM.connectorName());

    assertThat(registry.toolNames()).containsExactly("get", "list");
    assertThat(registry.tool("get").invocationCount()).isEqualTo(1);
    assertThat(registry.connector("crm").version().text()).isEqualTo("1.0.0");

    service.removeProject(ChangeRequest.of(BOB, SHOP));

    assertThat(registry.connectorNames()).containsExactly("crm");
    assertThat(Failures.kindOf(() -> service.read(BOB, SHOP)))
        .isEqualTo(FailureKind.PROJECT_NOT_FOUND);
  }

  @Test
  void limitedCallerSeesOnlyItsProjects() {
    registry.install(CRM);
    service.ensureProject(ChangeRequest.of(ANN, BANK));
    Caller limited =
        new Caller(PlainRegistry.ACME, "lou", Set.of(Role.ADMIN), Optional.of(Set.of(BANK)));
    registry.events.clear();

    for (Runnable reading : readings(limited)) {
      assertThat(Failures.kindOf(reading)).isEqualTo(FailureKind.PROJECT_NOT_FOUND);
    }
    for (Runnable change : changes(limited)) {
      assertThat(Failures.kindOf(change)).isEqualTo(FailureKind.PROJECT_NOT_FOUND);
    }
    assertThat(registry.events.all()).isEmpty();
    assertThat(projectsOf(limited)).containsExactly(BANK);
    assertThat(service.readTenant(limited).totals().projects()).isEqualTo(1);
    assertThat(service.readTenant(limited).totals().connectors()).isZero();
    assertThat(service.read(limited, BANK).registry().projectId()).isEqualTo(BANK);
  }

  @Test
  void unknownAndForbiddenProjectsLookTheSame() {
    registry.install(CRM);
    Caller limited =
        new Caller(PlainRegistry.ACME, "lou", Set.of(Role.ADMIN), Optional.of(Set.of(BANK)));

    String forbidden = Failures.of(() -> service.read(limited, SHOP)).detail();
    String unknown = Failures.of(() -> service.read(limited, BANK)).detail();

    assertThat(forbidden).isEqualTo(unknown);
  }

  @Test
  void projectsAreListedByNameInPages() {
    for (String name : List.of("c", "a", "e", "b", "d")) {
      service.ensureProject(ChangeRequest.of(ANN, new ProjectId(name)));
    }

    Page<ProjectStats, ProjectId> first = page(ANN, 2, Optional.empty());
    service.removeProject(ChangeRequest.of(ANN, new ProjectId("c")));
    Page<ProjectStats, ProjectId> second = page(ANN, 2, first.next());
    Page<ProjectStats, ProjectId> last = page(ANN, 2, Optional.of(new ProjectId("e")));

    assertThat(names(first)).containsExactly("a", "b");
    assertThat(first.total()).isEqualTo(5);
    assertThat(first.next()).contains(new ProjectId("c"));
    assertThat(names(second)).containsExactly("d", "e");
    assertThat(second.next()).isEmpty();
    assertThat(names(last)).containsExactly("e");
    assertThat(last.total()).isEqualTo(4);
  }

  @Test
  void pagesOfALimitedCallerHoldOnlyItsProjects() {
    for (String name : List.of("a", "b", "c", "d")) {
      service.ensureProject(ChangeRequest.of(ANN, new ProjectId(name)));
    }
    Caller limited =
        new Caller(
            PlainRegistry.ACME,
            "lou",
            Set.of(),
            Optional.of(Set.of(new ProjectId("b"), new ProjectId("d"), new ProjectId("x"))));

    Page<ProjectStats, ProjectId> first = page(limited, 1, Optional.empty());

    assertThat(names(first)).containsExactly("b");
    assertThat(first.total()).isEqualTo(2);
    assertThat(first.next()).contains(new ProjectId("d"));
  }

  @Test
  void delayedChangeIsNotOlderThanTheOneBefore() {
    service.ensureProject(ChangeRequest.of(ANN, SHOP));
    registry.clock.whenNextAsked(
        () -> {
          registry.clock.advance(Duration.ofMinutes(1));
          registry.install(Descriptor.of("wiki", "1.0.0", "search"));
        });

    registry.install(CRM);

    assertThat(registry.shop().lastUpdated()).isEqualTo(registry.clock.instant());
    assertThat(registry.connector("crm").loadedAt()).isEqualTo(registry.clock.instant());
  }

  private List<Runnable> readings(Caller caller) {
    return List.of(
        () -> service.read(caller, SHOP),
        () -> service.markToolUsed(caller, SHOP, "get"),
        () -> service.checkHotReload(ChangeRequest.of(caller, SHOP)));
  }

  private List<Runnable> changes(Caller caller) {
    files.write("crm.yaml", CRM);
    return List.of(
        () -> service.ensureProject(ChangeRequest.of(caller, SHOP)),
        () -> service.removeProject(ChangeRequest.of(caller, SHOP)),
        () ->
            service.installFromFile(
                ChangeRequest.of(caller, SHOP), "crm.yaml", InstallOptions.DEFAULT),
        () ->
            service.installFromManifest(
                ChangeRequest.of(caller, SHOP), CRM.manifest(), InstallOptions.DEFAULT),
        () ->
            service.installFromManifest(
                ChangeRequest.of(caller, SHOP), CRM.body(), InstallOptions.DEFAULT),
        () -> service.validate(caller, SHOP, CRM.body(), InstallOptions.DEFAULT),
        () -> service.validateFile(caller, SHOP, "crm.yaml", InstallOptions.DEFAULT),
        () -> service.installSamples(ChangeRequest.of(caller, SHOP)),
        () -> service.enable(ChangeRequest.of(caller, SHOP), CRM.connectorName()),
        () -> service.disable(ChangeRequest.of(caller, SHOP), CRM.connectorName()),
        () -> service.uninstall(ChangeRequest.of(caller, SHOP), CRM.connectorName()));
  }

  private Page<ProjectStats, ProjectId> page(Caller caller, int limit, Optional<ProjectId> start) {
    return service.readTenant(caller).projects(new PageRequest<>(OptionalInt.of(limit), start));
  }

  private static List<String> names(Page<ProjectStats, ProjectId> page) {
    return page.items().stream().map(row -> row.registry().projectId().value()).toList();
  }

  private List<ProjectId> projectsOf(Caller caller) {
    return service.readTenant(caller).projects(PageRequest.everything()).items().stream()
        .map(row -> row.registry().projectId())
        .toList();
  }

  private static Origin origin(long revision, Instant at) {
    return new Origin(ACME_SHOP, new Revision(revision), at, "ann");
  }
}
