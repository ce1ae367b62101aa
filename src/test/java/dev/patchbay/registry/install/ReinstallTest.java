package dev.patchbay.registry.install;

import static dev.patchbay.registry.PlainRegistry.ACME_SHOP;
import static dev.patchbay.registry.PlainRegistry.ANN;
import static dev.patchbay.registry.PlainRegistry.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.Revision;
import dev.patchbay.model.Rule;
import dev.patchbay.model.Secret;
import dev.patchbay.model.SemVer;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.state.ConfigValue;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.model.state.ToolChanges;
import dev.patchbay.registry.Descriptor;
import dev.patchbay.registry.Failures;
import dev.patchbay.registry.FakeSourceFiles;
import dev.patchbay.registry.PlainRegistry;
import dev.patchbay.registry.RegistryService;
import dev.patchbay.registry.SettableClock;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.event.RegistryEvent.ConfigChanged;
import dev.patchbay.registry.event.RegistryEvent.ConnectorInstalled;
import dev.patchbay.registry.event.RegistryEvent.Origin;
import dev.patchbay.registry.install.Installed.Outcome;
import dev.patchbay.registry.source.SourceState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Re-install of a connector. */
class ReinstallTest {
  private static final Descriptor CRM = Descriptor.of("crm", "1.0.0", "get", "list");

  private final FakeSourceFiles files = new FakeSourceFiles();
  private final PlainRegistry registry = new PlainRegistry(files);
  private final RegistryService service = registry.service;
  private Instant later = SettableClock.START;

  @BeforeEach
  void installThree() {
    registry.install(Descriptor.of("books", "1.0.0", "find"));
    install(CRM, config(Map.of("api_key", "one", "region", "eu")));
    registry.install(Descriptor.of("wiki", "1.0.0", "search"));
    registry.events.clear();
    later = registry.clock.advance(Duration.ofMinutes(1));
  }

  @Test
  void connectorKeepsItsPlaceAndReportsChanges() {
    Descriptor next = CRM.version("2.0.0").stamp("better").tools("list", "create");

    Installed installed = registry.install(next);

    ToolChanges changes =
        new ToolChanges(
            List.of(new ToolName("create")),
            List.of(new ToolName("get")),
            List.of(new ToolName("list")));
    assertThat(installed)
        .isEqualTo(new Installed(registry.connector("crm"), Outcome.REPLACED, changes, List.of()));
    assertThat(registry.connectorNames()).containsExactly("books", "crm", "wiki");
    assertThat(registry.toolNames()).containsExactly("find", "list", "create", "search");
    assertThat(registry.connector("crm").loadedAt()).isEqualTo(later);
    assertThat(registry.tool("find").loadedAt()).isEqualTo(SettableClock.START);
    assertThat(registry.events.all())
        .containsExactly(
            new ConnectorInstalled(origin(), CRM.connectorName(), new SemVer("2.0.0"), changes));
  }

  @Test
  void enabledAndConfigAreKeptWithoutOptions() {
    service.disable(ChangeRequest.of(ANN, SHOP), CRM.connectorName());
    var config = registry.connector("crm").config();

    registry.install(CRM.version("1.1.0"));

    assertThat(registry.connector("crm").enabled()).isFalse();
    assertThat(registry.connector("crm").config()).isEqualTo(config);
  }

  @Test
  void givenEnabledReplacesTheOldOne() {
    install(CRM, new InstallOptions(Optional.of(false), Optional.empty(), true));
    boolean disabled = registry.connector("crm").enabled();
    install(CRM, new InstallOptions(Optional.of(true), Optional.empty(), true));

    assertThat(disabled).isFalse();
    assertThat(registry.connector("crm").enabled()).isTrue();
  }

  @Test
  void givenConfigReplacesAllButEqualValuesKeepTheirTime() {
    install(CRM, config(Map.of("api_key", "two", "region", "eu", "zone", "b")));

    assertThat(registry.connector("crm").config())
        .isEqualTo(
            Map.of(
                "api_key", new ConfigValue(new Secret("two"), later),
                "region", new ConfigValue(new Secret("eu"), SettableClock.START),
                "zone", new ConfigValue(new Secret("b"), later)));

    install(CRM, config(Map.of("zone", "b")));

    assertThat(registry.connector("crm").config())
        .isEqualTo(Map.of("zone", new ConfigValue(new Secret("b"), later)));
  }

  @Test
  void emptyConfigRemovesAllKeys() {
    install(CRM, config(Map.of()));

    assertThat(registry.connector("crm").config()).isEmpty();
    assertThat(registry.events.all())
        .endsWith(new ConfigChanged(origin(), CRM.connectorName(), List.of("api_key", "region")));
  }

  @Test
  void configEventHoldsKeysOnly() {
    install(CRM, config(Map.of("api_key", "two", "zone", "b")));

    assertThat(registry.events.all())
        .containsExactly(
            new ConnectorInstalled(
                origin(), CRM.connectorName(), new SemVer("1.0.0"), ToolChanges.NONE),
            new ConfigChanged(origin(), CRM.connectorName(), List.of("api_key", "region", "zone")));
    assertThat(registry.events.all().toString()).doesNotContain("two");
  }

  @Test
  void equalInstallChangesNothing() {
    ProjectRegistry before = registry.shop();

    Installed installed = install(CRM, config(Map.of("region", "eu", "api_key", "one")));

    assertThat(installed)
        .isEqualTo(
            new Installed(
                before.connectors().find(CRM.connectorName()).orElseThrow(),
                Outcome.UNCHANGED,
                ToolChanges.NONE,
                List.of()));
    assertThat(registry.shop()).isSameAs(before);
    assertThat(registry.events.all()).isEmpty();
    assertThat(registry.meter.of("patchbay_installs/unchanged")).isEqualTo(1);
  }

  @Test
  void touchedFileInstalledAgainChangesNothing() {
    files.write("maps.yaml", Descriptor.of("maps", "1.0.0", "route"));
    registry.installFile("maps.yaml");
    ProjectRegistry before = registry.shop();
    files.touch("maps.yaml");

    registry.installFile("maps.yaml");
    registry.hotReload.poll();

    assertThat(registry.shop()).isSameAs(before);
    assertThat(registry.connector("maps").fileMtime()).contains(FakeSourceFiles.modifiedAt(1));
  }

  @Test
  void reinstalledFileIsReadOnlyByTheInstall() {
    files.write("maps.yaml", Descriptor.of("maps", "1.0.0", "route"));
    registry.installFile("maps.yaml");
    files.write("maps.yaml", Descriptor.of("maps", "1.1.0", "route"));
    registry.installFile("maps.yaml");
    files.forgetUse();

    registry.hotReload.poll();

    assertThat(files.reads()).isEmpty();
  }

  @Test
  void installFromManifestDropsTheFile() {
    files.write("maps.yaml", Descriptor.of("maps", "1.0.0", "route"));
    registry.installFile("maps.yaml");

    registry.install(Descriptor.of("maps", "1.0.0", "route"));

    assertThat(registry.connector("maps").filePath()).isEmpty();
    assertThat(registry.connector("maps").fileMtime()).isEmpty();
    assertThat(registry.entry("maps").source()).isEqualTo(SourceState.UNKNOWN);
  }

  @Test
  void replaceFalseRefusesAnInstalledConnector() {
    ProjectRegistry before = registry.shop();
    InstallOptions refuse = new InstallOptions(Optional.empty(), Optional.empty(), false);

    FailureKind failure = Failures.kindOf(() -> install(CRM.version("2.0.0"), refuse));

    assertThat(failure).isEqualTo(FailureKind.CONNECTOR_EXISTS);
    assertThat(registry.shop()).isSameAs(before);
    assertThat(install(Descriptor.of("maps", "1.0.0", "route"), refuse).outcome())
        .isEqualTo(Outcome.INSTALLED);
  }

  @Test
  void lowerVersionIsAcceptedWithAWarning() {
    registry.install(CRM.version("2.0.0"));

    Installed installed = registry.install(CRM.version("1.9.9"));

    assertThat(installed.outcome()).isEqualTo(Outcome.REPLACED);
    assertThat(installed.warnings())
        .extracting(warning -> warning.rule())
        .containsExactly(Rule.VERSION_LOWER);
    assertThat(registry.entry("crm").warnings()).isEqualTo(installed.warnings());
  }

  @Test
  void connectorMayReuseItsOwnExposedNames() {
    registry.install(CRM.prefix("").tools("a", "b"));

    registry.install(CRM.prefix("").tools("b", "c", "a"));

    assertThat(registry.toolNames()).containsExactly("find", "b", "c", "a", "search");
    assertThat(registry.tool("b").definition().name()).isEqualTo(new ToolName("b"));
  }

  @Test
  void releasedExposedNamesAreFree() {
    registry.install(CRM.prefix("").tools("a", "b"));
    registry.install(CRM.prefix("").tools("b"));

    registry.install(Descriptor.of("maps", "1.0.0", "a").prefix(""));

    assertThat(registry.tool("a").connectorName().value()).isEqualTo("maps");
  }

  private Installed install(Descriptor descriptor, InstallOptions options) {
    return service
        .installFromManifest(ChangeRequest.of(ANN, SHOP), descriptor.manifest(), options)
        .result();
  }

  private static InstallOptions config(Map<String, String> values) {
    var config = new TreeMap<String, Secret>();
    values.forEach((key, value) -> config.put(key, new Secret(value)));
    return new InstallOptions(Optional.empty(), Optional.of(config), true);
  }

  private Origin origin() {
    return new Origin(ACME_SHOP, new Revision(4), later, "ann");
  }
}
