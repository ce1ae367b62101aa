package dev.patchbay.registry.install;

import static dev.patchbay.registry.PlainRegistry.ACME_SHOP;
import static dev.patchbay.registry.PlainRegistry.ANN;
import static dev.patchbay.registry.PlainRegistry.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.model.state.ToolChanges;
import dev.patchbay.registry.Descriptor;
import dev.patchbay.registry.Failures;
import dev.patchbay.registry.FakeSourceFiles;
import dev.patchbay.registry.PlainRegistry;
import dev.patchbay.registry.RegistryService;
import dev.patchbay.registry.source.DescriptorText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValidateTest {
  private static final Descriptor CRM = Descriptor.of("crm", "1.0.0", "get", "list");

  private final FakeSourceFiles files = new FakeSourceFiles();
  private final PlainRegistry registry = new PlainRegistry(files, 2);
  private final RegistryService service = registry.service;

  @Test
  void firstInstallIsPredictedWithoutCreatingTheProject() {
    Validated validated = validate(CRM, InstallOptions.DEFAULT);

    assertThat(validated)
        .isEqualTo(new Validated(List.of(), List.of(), ToolChanges.firstInstall(CRM.manifest())));
    assertThat(validated.valid()).isTrue();
    assertThat(Failures.kindOf(() -> service.read(ANN, SHOP)))
        .isEqualTo(FailureKind.PROJECT_NOT_FOUND);
    assertThat(registry.events.all()).isEmpty();
  }

  @Test
  void reinstallIsPredictedWithoutAnyChange() {
    registry.install(CRM.version("2.0.0"));
    service.markToolUsed(ANN, SHOP, "list");
    ProjectRegistry before = registry.shop();
    long tick = registry.ticks.of(ACME_SHOP);

    Validated validated = validate(CRM.tools("get", "create"), InstallOptions.DEFAULT);

    assertThat(validated.changes())
        .isEqualTo(
            new ToolChanges(
                List.of(new ToolName("create")), List.of(new ToolName("list")), List.of()));
    assertThat(validated.warnings()).extracting(Problem::rule).containsExactly(Rule.VERSION_LOWER);
    assertThat(registry.shop()).isSameAs(before);
    assertThat(registry.ticks.of(ACME_SHOP)).isEqualTo(tick);
    assertThat(registry.tool("list").invocationCount()).isEqualTo(1);
    assertThat(registry.meter.startingWith("patchbay_installs"))
        .containsOnlyKeys("patchbay_installs/installed");
  }

  @Test
  void validatedFileIsNotWatched() {
    files.write("crm.yaml", CRM);
    registry.installFile("crm.yaml");
    files.write("crm.yaml", CRM.version("1.1.0"));

    Validated validated = service.validateFile(ANN, SHOP, "crm.yaml", InstallOptions.DEFAULT);
    registry.hotReload.poll();

    assertThat(validated.valid()).isTrue();
    assertThat(registry.connector("crm").version().text()).isEqualTo("1.1.0");
  }

  @Test
  void brokenRulesAreErrors() {
    Validated validated = validate(CRM.tools("get", "no name"), InstallOptions.DEFAULT);

    assertThat(validated.valid()).isFalse();
    assertThat(validated.errors()).extracting(Problem::rule).containsExactly(Rule.TOOL_NAME);
    assertThat(validated.changes()).isEqualTo(ToolChanges.NONE);
  }

  @Test
  void everyRefusalOfTheProjectIsAnError() {
    registry.install(Descriptor.of("wiki", "1.0.0", "get").prefix(""));
    registry.install(Descriptor.of("maps", "1.0.0", "route"));

    Validated full = validate(CRM.prefix(""), InstallOptions.DEFAULT);
    Validated existing =
        validate(
            Descriptor.of("maps", "2.0.0", "get").prefix(""),
            new InstallOptions(Optional.empty(), Optional.empty(), false));

    assertThat(full.errors())
        .extracting(Problem::rule)
        .containsExactly(Rule.CONNECTOR_LIMIT, Rule.EXPOSED_NAME_TAKEN);
    assertThat(existing.errors())
        .extracting(Problem::rule)
        .containsExactly(Rule.CONNECTOR_EXISTS, Rule.EXPOSED_NAME_TAKEN);
  }

  @Test
  void errorsOfAFileNameTheFile() {
    registry.install(Descriptor.of("wiki", "1.0.0", "get").prefix(""));
    files.write("crm.yaml", CRM.prefix(""));

    Validated validated = service.validateFile(ANN, SHOP, "crm.yaml", InstallOptions.DEFAULT);

    assertThat(validated.errors())
        .extracting(problem -> problem.place().file())
        .containsExactly(Optional.of("crm.yaml"));
  }

  @Test
  void unreadableDescriptorFails() {
    files.write("crm.yaml", "no YAML");
    DescriptorText text =
        DescriptorText.ofBody(
            "no YAML".getBytes(StandardCharsets.UTF_8), DescriptorText.Format.YAML);

    assertThat(Failures.kindOf(() -> service.validate(ANN, SHOP, text, InstallOptions.DEFAULT)))
        .isEqualTo(FailureKind.YAML_ERROR);
    assertThat(
            Failures.kindOf(
                () -> service.validateFile(ANN, SHOP, "crm.yaml", InstallOptions.DEFAULT)))
        .isEqualTo(FailureKind.YAML_ERROR);
    assertThat(
            Failures.kindOf(
                () -> service.validateFile(ANN, SHOP, "absent.yaml", InstallOptions.DEFAULT)))
        .isEqualTo(FailureKind.FILE_NOT_FOUND);
  }

  private Validated validate(Descriptor descriptor, InstallOptions options) {
    return service.validate(ANN, SHOP, descriptor.body(), options);
  }
}
