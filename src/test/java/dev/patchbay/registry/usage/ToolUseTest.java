package dev.patchbay.registry.usage;

import static dev.patchbay.registry.PlainRegistry.ACME;
import static dev.patchbay.registry.PlainRegistry.ACME_SHOP;
import static dev.patchbay.registry.PlainRegistry.ANN;
import static dev.patchbay.registry.PlainRegistry.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.state.LoadedTool;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.model.state.ToolUsage;
import dev.patchbay.registry.Descriptor;
import dev.patchbay.registry.Failures;
import dev.patchbay.registry.FakeSourceFiles;
import dev.patchbay.registry.PlainRegistry;
import dev.patchbay.registry.RegistryService;
import dev.patchbay.registry.SettableClock;
import dev.patchbay.registry.change.ChangeRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ToolUseTest {
  private static final Descriptor CRM = Descriptor.of("crm", "1.0.0", "get", "list");

  private final PlainRegistry registry = new PlainRegistry(new FakeSourceFiles());
  private final RegistryService service = registry.service;

  @BeforeEach
  void installCrm() {
    registry.install(CRM);
    registry.events.clear();
  }

  @Test
  void unusedToolHasNoFigures() {
    LoadedTool tool = registry.tool("get");

    assertThat(tool)
        .isEqualTo(
            new LoadedTool(
                tool.name(),
                CRM.connectorName(),
                CRM.manifest().version(),
                CRM.manifest().tools().get(0),
                SettableClock.START,
                Optional.empty(),
                0));
  }

  @Test
  void eachUseIsCountedWithItsTime() {
    service.markToolUsed(ANN, SHOP, "get");
    Instant later = registry.clock.advance(Duration.ofSeconds(5));

    ToolUsage figures = service.markToolUsed(ANN, SHOP, "crm__get");

    assertThat(figures).isEqualTo(new ToolUsage(2, Optional.of(later)));
    assertThat(registry.tool("get").invocationCount()).isEqualTo(2);
    assertThat(registry.tool("get").lastUsed()).contains(later);
    assertThat(registry.tool("list").invocationCount()).isZero();
    assertThat(registry.meter.of("patchbay_tool_uses")).isEqualTo(2);
  }

  @Test
  void useChangesNoRevisionAndPublishesNoEvent() {
    ProjectRegistry before = registry.shop();
    registry.clock.advance(Duration.ofSeconds(5));

    service.markToolUsed(ANN, SHOP, "get");

    assertThat(registry.shop()).isSameAs(before);
    assertThat(registry.events.all()).isEmpty();
  }

  @Test
  void useMovesTheCountersOfProjectAndTenant() {
    long project = registry.ticks.of(ACME_SHOP);
    long tenant = registry.ticks.of(ACME);

    service.markToolUsed(ANN, SHOP, "get");

    assertThat(registry.ticks.of(ACME_SHOP)).isEqualTo(project + 1);
    assertThat(registry.ticks.of(ACME)).isEqualTo(tenant + 1);
  }

  @Test
  void figuresSurviveReinstallDisableAndEnable() {
    service.markToolUsed(ANN, SHOP, "get");
    registry.install(CRM.version("2.0.0"));
    service.disable(ChangeRequest.of(ANN, SHOP), CRM.connectorName());
    service.enable(ChangeRequest.of(ANN, SHOP), CRM.connectorName());

    assertThat(registry.tool("get").invocationCount()).isEqualTo(1);
    assertThat(registry.tool("get").lastUsed()).contains(SettableClock.START);
  }

  @Test
  void figuresOfARemovedToolDoNotComeBack() {
    service.markToolUsed(ANN, SHOP, "get");
    service.markToolUsed(ANN, SHOP, "list");
    registry.install(CRM.tools("get"));

    registry.install(CRM);

    assertThat(registry.tool("get").invocationCount()).isEqualTo(1);
    assertThat(registry.tool("list").invocationCount()).isZero();
  }

  @Test
  void figuresOfAnUninstalledConnectorDoNotComeBack() {
    service.markToolUsed(ANN, SHOP, "get");
    service.uninstall(ChangeRequest.of(ANN, SHOP), CRM.connectorName());

    registry.install(CRM);

    assertThat(registry.tool("get").invocationCount()).isZero();
  }

  @Test
  void useDuringAnUninstallLeavesNothingBehind() {
    registry.clock.whenNextAsked(
        () -> service.uninstall(ChangeRequest.of(ANN, SHOP), CRM.connectorName()));
    service.markToolUsed(ANN, SHOP, "get");

    registry.install(CRM);

    assertThat(registry.tool("get").invocationCount()).isZero();
  }

  @Test
  void useDuringTheRemovalOfItsProjectLeavesNothingBehind() {
    registry.clock.whenNextAsked(() -> service.removeProject(ChangeRequest.of(ANN, SHOP)));
    service.markToolUsed(ANN, SHOP, "get");
    long tick = registry.ticks.of(ACME_SHOP);

    registry.install(CRM);

    assertThat(tick).isZero();
    assertThat(registry.tool("get").invocationCount()).isZero();
  }

  @Test
  void useDuringTheRemovalOfItsToolLeavesNothingBehind() {
    registry.clock.whenNextAsked(() -> registry.install(CRM.tools("list")));
    service.markToolUsed(ANN, SHOP, "get");

    registry.install(CRM);

    assertThat(registry.tool("get").invocationCount()).isZero();
  }

  @Test
  void callOutlivingItsConnectorIsNotCountedForASuccessor() {
    service.uninstall(ChangeRequest.of(ANN, SHOP), CRM.connectorName());

    service.countCall(
        ACME_SHOP, CRM.connectorName(), new ToolName("get"), Duration.ofMillis(5), "success");
    registry.install(CRM);

    assertThat(registry.tool("get").invocationCount()).isZero();
    assertThat(service.read(ANN, SHOP).calledTools()).isEmpty();
    assertThat(registry.meter.of("patchbay_tool_uses")).isEqualTo(1);
  }

  @Test
  void useDuringDisablingIsCounted() {
    registry.clock.whenNextAsked(
        () -> service.disable(ChangeRequest.of(ANN, SHOP), CRM.connectorName()));
    service.markToolUsed(ANN, SHOP, "get");

    service.enable(ChangeRequest.of(ANN, SHOP), CRM.connectorName());

    assertThat(registry.tool("get").invocationCount()).isEqualTo(1);
  }

  @Test
  void unknownToolIsNotCounted() {
    assertThat(Failures.kindOf(() -> service.markToolUsed(ANN, SHOP, "create")))
        .isEqualTo(FailureKind.TOOL_NOT_FOUND);
    assertThat(registry.meter.of("patchbay_tool_uses")).isZero();
  }
}
