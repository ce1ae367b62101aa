package dev.patchbay.model.state;

import static dev.patchbay.registry.PlainRegistry.ACME_SHOP;
import static dev.patchbay.registry.PlainRegistry.ANN;
import static dev.patchbay.registry.PlainRegistry.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.Revision;
import dev.patchbay.model.Rule;
import dev.patchbay.model.SemVer;
import dev.patchbay.registry.Descriptor;
import dev.patchbay.registry.Failures;
import dev.patchbay.registry.FakeSourceFiles;
import dev.patchbay.registry.PlainRegistry;
import dev.patchbay.registry.RegistryService;
import dev.patchbay.registry.Threads;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.event.RegistryEvent.ConnectorDisabled;
import dev.patchbay.registry.event.RegistryEvent.ConnectorEnabled;
import dev.patchbay.registry.event.RegistryEvent.ConnectorUninstalled;
import dev.patchbay.registry.event.RegistryEvent.Origin;
import dev.patchbay.registry.install.InstallOptions;
import dev.patchbay.registry.source.SourceState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Enabling, disabling and uninstalling, and the limit on how many connectors a project has. */
class ConnectorsTest {
  private static final Descriptor CRM = Descriptor.of("crm", "1.0.0", "get", "list");
  private static final ConnectorName NAME = CRM.connectorName();

  private final PlainRegistry registry = new PlainRegistry(new FakeSourceFiles(), 3);
  private final RegistryService service = registry.service;

  @Test
  void disabledConnectorIsListedWithoutItsTools() {
    registry.install(CRM);
    registry.install(Descriptor.of("wiki", "1.0.0", "search"));

    service.disable(ChangeRequest.of(ANN, SHOP), NAME);

    assertThat(registry.connectorNames()).containsExactly("crm", "wiki");
    assertThat(registry.connector("crm").enabled()).isFalse();
    assertThat(registry.toolNames()).containsExactly("search");
    assertThat(registry.shop().connectors().toolCount()).isEqualTo(1);
    for (String name : List.of("get", "crm__get")) {
      assertThat(Failures.kindOf(() -> service.read(ANN, SHOP).tool(name).loaded().definition()))
          .isEqualTo(FailureKind.TOOL_NOT_FOUND);
      assertThat(Failures.kindOf(() -> service.markToolUsed(ANN, SHOP, name)))
          .isEqualTo(FailureKind.TOOL_NOT_FOUND);
    }
  }

  @Test
  void reenabledConnectorIsUnchanged() {
    registry.install(CRM);
    var before = registry.connector("crm");
    service.disable(ChangeRequest.of(ANN, SHOP), NAME);

    service.enable(ChangeRequest.of(ANN, SHOP), NAME);

    assertThat(registry.connector("crm")).isEqualTo(before);
    assertThat(registry.toolNames()).containsExactly("get", "list");
  }

  @Test
  void eachChangeHasARevisionAndAnEvent() {
    registry.install(CRM);
    registry.events.clear();
    Instant later = registry.clock.advance(Duration.ofMinutes(1));

    service.disable(ChangeRequest.of(ANN, SHOP), NAME);
    service.enable(ChangeRequest.of(ANN, SHOP), NAME);
    service.uninstall(ChangeRequest.of(ANN, SHOP), NAME);

    assertThat(registry.events.all())
        .containsExactly(
            new ConnectorDisabled(origin(2, later), NAME),
            new ConnectorEnabled(origin(3, later), NAME),
            new ConnectorUninstalled(origin(4, later), NAME, new SemVer("1.0.0")));
    assertThat(registry.shop().revision()).isEqualTo(new Revision(4));
    assertThat(registry.shop().lastUpdated()).isEqualTo(later);
  }

  @Test
  void repeatedChangeHasNoEffect() {
    registry.install(CRM);
    ProjectRegistry enabled = registry.shop();
    service.enable(ChangeRequest.of(ANN, SHOP), NAME);
    assertThat(registry.shop()).isSameAs(enabled);
    service.disable(ChangeRequest.of(ANN, SHOP), NAME);
    ProjectRegistry disabled = registry.shop();
    registry.events.clear();

    service.disable(ChangeRequest.of(ANN, SHOP), NAME);

    assertThat(registry.shop()).isSameAs(disabled);
    assertThat(registry.events.all()).isEmpty();
  }

  @Test
  void uninstallRemovesTheConnectorsSideState() {
    registry.install(CRM);
    registry.install(Descriptor.of("wiki", "1.0.0", "search"));

    service.uninstall(ChangeRequest.of(ANN, SHOP), NAME);

    assertThat(registry.connectorNames()).containsExactly("wiki");
    assertThat(registry.toolNames()).containsExactly("search");
    assertThat(Failures.kindOf(() -> registry.entry("crm")))
        .isEqualTo(FailureKind.CONNECTOR_NOT_FOUND);
    assertThat(registry.sources.of(ACME_SHOP, NAME)).isEqualTo(SourceState.UNKNOWN);
  }

  @Test
  void reinstalledConnectorGoesToTheEnd() {
    registry.install(CRM);
    registry.install(Descriptor.of("wiki", "1.0.0", "search"));
    service.uninstall(ChangeRequest.of(ANN, SHOP), NAME);

    registry.install(CRM);

    assertThat(registry.connectorNames()).containsExactly("wiki", "crm");
  }

  @Test
  void missingConnectorCannotBeChanged() {
    service.ensureProject(ChangeRequest.of(ANN, SHOP));

    for (Runnable change : changes()) {
      assertThat(Failures.kindOf(change)).isEqualTo(FailureKind.CONNECTOR_NOT_FOUND);
    }
  }

  @Test
  void missingProjectCannotBeChanged() {
    for (Runnable change : changes()) {
      assertThat(Failures.kindOf(change)).isEqualTo(FailureKind.PROJECT_NOT_FOUND);
    }
  }

  @Test
  void connectorAboveTheLimitIsRefused() {
    fill();

    assertThat(Failures.kindOf(() -> registry.install(CRM)))
        .isEqualTo(FailureKind.CONNECTOR_LIMIT_REACHED);
    assertThat(Failures.rulesOf(() -> registry.install(CRM))).containsExactly(Rule.CONNECTOR_LIMIT);
    assertThat(registry.connectorNames()).containsExactly("a", "b", "c");
  }

  @Test
  void aDisabledConnectorCountsTowardTheLimit() {
    fill();
    service.disable(ChangeRequest.of(ANN, SHOP), new ConnectorName("b"));

    assertThat(Failures.kindOf(() -> registry.install(CRM)))
        .isEqualTo(FailureKind.CONNECTOR_LIMIT_REACHED);
  }

  @Test
  void fullProjectAcceptsANewVersion() {
    fill();

    registry.install(Descriptor.of("b", "2.0.0", "t"));

    assertThat(registry.connector("b").version()).isEqualTo(new SemVer("2.0.0"));
  }

  @Test
  void limitIsPerProject() {
    fill();

    service.installFromManifest(
        ChangeRequest.of(PlainRegistry.caller("globex", "bob"), SHOP),
        CRM.manifest(),
        InstallOptions.DEFAULT);

    assertThat(registry.connectorNames()).hasSize(3);
  }

  @Test
  void anUninstallMakesRoom() {
    fill();
    service.uninstall(ChangeRequest.of(ANN, SHOP), new ConnectorName("b"));

    registry.install(CRM);

    assertThat(registry.connectorNames()).containsExactly("a", "c", "crm");
  }

  @Test
  void oneOfManyWinsTheLastSlot() {
    registry.install(Descriptor.of("a", "1.0.0", "t"));
    registry.install(Descriptor.of("b", "1.0.0", "t"));
    AtomicInteger won = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();

    Threads.together(
        64,
        thread -> {
          Descriptor descriptor = Descriptor.of("racer-" + thread, "1.0.0", "t");
          try {
            registry.install(descriptor);
            won.incrementAndGet();
          } catch (dev.patchbay.model.MCPRuntimeException e) {
            assertThat(e.kind()).isEqualTo(FailureKind.CONNECTOR_LIMIT_REACHED);
            refused.incrementAndGet();
          }
        });

    assertThat(List.of(won.get(), refused.get())).containsExactly(1, 63);
    assertThat(registry.connectorNames()).hasSize(3).startsWith("a", "b");
    assertThat(registry.shop().revision()).isEqualTo(new Revision(3));
  }

  private void fill() {
    for (String name : List.of("a", "b", "c")) {
      registry.install(Descriptor.of(name, "1.0.0", "t"));
    }
  }

  private List<Runnable> changes() {
    return List.of(
        () -> service.enable(ChangeRequest.of(ANN, SHOP), NAME),
        () -> service.disable(ChangeRequest.of(ANN, SHOP), NAME),
        () -> service.uninstall(ChangeRequest.of(ANN, SHOP), NAME));
  }

  private static Origin origin(long revision, Instant at) {
    return new Origin(ACME_SHOP, new Revision(revision), at, "ann");
  }
}
