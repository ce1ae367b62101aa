package dev.patchbay.registry.install;

import static dev.patchbay.registry.PlainRegistry.ACME_SHOP;
import static dev.patchbay.registry.PlainRegistry.ANN;
import static dev.patchbay.registry.PlainRegistry.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.Place;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Revision;
import dev.patchbay.model.Rule;
import dev.patchbay.model.SemVer;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ToolChanges;
import dev.patchbay.registry.Descriptor;
import dev.patchbay.registry.Failures;
import dev.patchbay.registry.FakeDescriptorReader;
import dev.patchbay.registry.FakeSourceFiles;
import dev.patchbay.registry.Loaded;
import dev.patchbay.registry.PlainRegistry;
import dev.patchbay.registry.RegistryService;
import dev.patchbay.registry.SettableClock;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.change.ScriptedStore;
import dev.patchbay.registry.event.RegistryEvent.ConnectorInstalled;
import dev.patchbay.registry.event.RegistryEvent.Origin;
import dev.patchbay.registry.event.RegistryEvent.ProjectCreated;
import dev.patchbay.registry.install.Installed.Outcome;
import dev.patchbay.registry.snapshot.Projects;
import dev.patchbay.registry.source.SourceState;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** First install of a connector from a file, a manifest and a text. */
class InstallTest {
  private static final Descriptor CRM = Descriptor.of("crm", "1.0.0", "get", "list");
  private static final ToolChanges ALL_NEW =
      new ToolChanges(List.of(new ToolName("get"), new ToolName("list")), List.of(), List.of());

  private final FakeSourceFiles files = new FakeSourceFiles();
  private final ScriptedStore store = new ScriptedStore();
  private final FakeDescriptorReader descriptors = new FakeDescriptorReader();
  private final PlainRegistry registry = new PlainRegistry(files, store, 100, descriptors);
  private final RegistryService service = registry.service;

  @Test
  void manifestInstallCreatesTheProject() {
    Installed installed = registry.install(CRM);

    LoadedConnector expected =
        Loaded.of(
            CRM.manifest(),
            SettableClock.START,
            Optional.empty(),
            Optional.empty(),
            true,
            new TreeMap<>());
    assertThat(installed).isEqualTo(new Installed(expected, Outcome.INSTALLED, ALL_NEW, List.of()));
    assertThat(registry.shop().connectors().stream()).containsExactly(expected);
    assertThat(registry.toolNames()).containsExactly("get", "list");
    assertThat(registry.entry("crm").source()).isEqualTo(SourceState.UNKNOWN);
    Origin origin = new Origin(ACME_SHOP, new Revision(1), SettableClock.START, "ann");
    assertThat(registry.events.all())
        .containsExactly(
            new ProjectCreated(origin),
            new ConnectorInstalled(origin, CRM.connectorName(), new SemVer("1.0.0"), ALL_NEW));
    assertThat(registry.meter.of("patchbay_installs/installed")).isEqualTo(1);
  }

  @Test
  void textInstallsLikeItsManifest() {
    Installed installed =
        service
            .installFromManifest(ChangeRequest.of(ANN, SHOP), CRM.body(), InstallOptions.DEFAULT)
            .result();

    assertThat(installed.connector().manifest()).isEqualTo(CRM.manifest());
    assertThat(installed.connector().filePath()).isEmpty();
    assertThat(installed.connector().fileMtime()).isEmpty();
  }

  @Test
  void fileInstallKeepsPathAndTime() {
    files.write("team/crm.yaml", CRM);

    Installed installed = registry.installFile("team/crm.yaml");

    assertThat(installed.connector())
        .isEqualTo(
            Loaded.of(
                CRM.manifest(),
                SettableClock.START,
                Optional.of("team/crm.yaml"),
                Optional.of(FakeSourceFiles.modifiedAt(1)),
                Optional.of(FakeSourceFiles.sha256(CRM.yaml())),
                true,
                new TreeMap<>()));
    assertThat(registry.entry("crm").source().seen()).isPresent();
  }

  @Test
  void secondConnectorDoesNotRecreateTheProject() {
    registry.install(CRM);
    registry.events.clear();

    registry.install(Descriptor.of("wiki", "1.0.0", "search"));

    assertThat(registry.events.names()).containsExactly("ConnectorInstalled");
    assertThat(registry.connectorNames()).containsExactly("crm", "wiki");
  }

  @Test
  void invalidDescriptorIsRefusedWithAllProblems() {
    files.write("crm.yaml", "nothing of the kind");

    assertThat(Failures.rulesOf(() -> registry.installFile("crm.yaml")))
        .containsExactly(Rule.YAML_SYNTAX);
    assertThat(Failures.kindOf(() -> registry.installFile("crm.yaml")))
        .isEqualTo(FailureKind.YAML_ERROR);
    assertThat(Failures.kindOf(() -> service.read(ANN, SHOP)))
        .isEqualTo(FailureKind.PROJECT_NOT_FOUND);
    assertThat(registry.events.all()).isEmpty();
    assertThat(registry.meter.of("patchbay_installs/refused")).isEqualTo(2);
  }

  @Test
  void manifestBuiltInJavaPassesTheSameChecks() {
    Problem problem =
        new Problem(Rule.SCHEMA, "no schema", Place.at("/connector/tools/0"), Optional.empty());
    descriptors.findsIn(List.of(problem));

    assertThat(Failures.of(() -> registry.install(CRM)).problems()).containsExactly(problem);
    assertThat(registry.events.all()).isEmpty();
  }

  @Test
  void unavailableFileFailsAsTheDirectorySays() {
    files.write("locked.yaml", CRM);
    files.fail("locked.yaml", FailureKind.FILE_UNREADABLE);

    assertThat(Failures.kindOf(() -> registry.installFile("absent.yaml")))
        .isEqualTo(FailureKind.FILE_NOT_FOUND);
    assertThat(Failures.kindOf(() -> registry.installFile("../crm.yaml")))
        .isEqualTo(FailureKind.PATH_NOT_ALLOWED);
    assertThat(Failures.kindOf(() -> registry.installFile("locked.yaml")))
        .isEqualTo(FailureKind.FILE_UNREADABLE);
    assertThat(registry.events.all()).isEmpty();
  }

  @Test
  void takenExposedNameIsRefusedNamingTheOwner() {
    registry.install(Descriptor.of("wiki", "1.0.0", "find", "get").prefix(""));
    registry.events.clear();

    var failure = Failures.of(() -> registry.install(CRM.prefix("")));

    assertThat(failure.kind()).isEqualTo(FailureKind.TOOL_NAME_TAKEN);
    assertThat(failure.detail())
        .isEqualTo(
            "The exposed tool name 'get' belongs to the connector 'wiki'; set another"
                + " tool_prefix.");
    assertThat(registry.connectorNames()).containsExactly("wiki");
    assertThat(registry.events.all()).isEmpty();
  }

  @Test
  void toolNameOfADisabledConnectorStaysTaken() {
    registry.install(Descriptor.of("wiki", "1.0.0", "get").prefix(""));
    service.disable(ChangeRequest.of(ANN, SHOP), Descriptor.of("wiki", "1.0.0").connectorName());

    assertThat(Failures.kindOf(() -> registry.install(CRM.prefix(""))))
        .isEqualTo(FailureKind.TOOL_NAME_TAKEN);
  }

  @Test
  void toolNameOfAnUninstalledConnectorIsFree() {
    registry.install(Descriptor.of("wiki", "1.0.0", "get").prefix(""));
    service.uninstall(ChangeRequest.of(ANN, SHOP), Descriptor.of("wiki", "1.0.0").connectorName());

    registry.install(CRM.prefix(""));

    assertThat(registry.connectorNames()).containsExactly("crm");
  }

  @Test
  void connectorsMayShareAPlainToolName() {
    registry.install(CRM);
    registry.install(Descriptor.of("wiki", "1.0.0", "get"));

    assertThat(registry.toolNames()).containsExactly("get", "list", "get");
  }

  @Test
  void failedSaveChangesNothing() {
    registry.install(CRM);
    registry.events.clear();
    store.failNext(FailureKind.STORE_UNAVAILABLE);

    FailureKind failure =
        Failures.kindOf(() -> registry.install(Descriptor.of("wiki", "1.0.0", "search")));

    assertThat(failure).isEqualTo(FailureKind.STORE_UNAVAILABLE);
    assertThat(registry.connectorNames()).containsExactly("crm");
    assertThat(registry.events.all()).isEmpty();
  }

  @Test
  void failedReinstallKeepsTheFigures() {
    registry.install(CRM);
    service.markToolUsed(ANN, SHOP, "list");
    store.failNext(FailureKind.STORE_UNAVAILABLE);

    assertThat(Failures.kindOf(() -> registry.install(CRM.tools("get"))))
        .isEqualTo(FailureKind.STORE_UNAVAILABLE);

    assertThat(registry.tool("list").invocationCount()).isEqualTo(1);
  }

  @Test
  void overtakenInstallIsRetriedWithoutParsingAgain() {
    registry.install(CRM);
    store.overtakeNextPutting(ACME_SHOP, Projects.connector("books", "t"));
    store.overtakeNextPutting(ACME_SHOP, Projects.connector("maps", "t"));

    service.installFromManifest(
        ChangeRequest.of(ANN, SHOP),
        Descriptor.of("wiki", "1.0.0", "search").body(),
        InstallOptions.DEFAULT);

    assertThat(registry.connectorNames()).containsExactly("crm", "books", "maps", "wiki");
    assertThat(registry.reader.reads()).containsExactly("body");
  }

  @Test
  void installOvertakenOftenSucceedsAndReadsOnce() {
    for (int i = 0; i < 5; i++) {
      store.failNext(FailureKind.REVISION_CONFLICT);
    }

    service.installFromManifest(ChangeRequest.of(ANN, SHOP), CRM.body(), InstallOptions.DEFAULT);

    assertThat(store.attempts()).isEqualTo(6);
    assertThat(registry.reader.reads()).containsExactly("body");
    assertThat(registry.events.names()).containsExactly("ProjectCreated", "ConnectorInstalled");
  }

  @Test
  void installIntoAConcurrentlyCreatedProjectPublishesNoCreation() {
    store.overtakeNextCreating(ACME_SHOP);

    registry.install(CRM);

    assertThat(registry.events.names()).containsExactly("ConnectorInstalled");
  }
}
