package dev.patchbay.registry.install;

import static dev.patchbay.registry.PlainRegistry.ANN;
import static dev.patchbay.registry.PlainRegistry.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import dev.patchbay.registry.Descriptor;
import dev.patchbay.registry.FakeSourceFiles;
import dev.patchbay.registry.PlainRegistry;
import dev.patchbay.registry.change.ChangeRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Warning when the tool list of a project takes too many tokens. */
class ListWarningTest {
  /** About 10,000 tokens. */
  private static final Descriptor FIRST =
      Descriptor.of("first", "1.0.0", "a", "b", "c", "d", "e").stamp("x".repeat(8000));

  private static final Descriptor SECOND = FIRST.named("second");
  private static final InstallOptions DISABLED =
      new InstallOptions(Optional.of(false), Optional.empty(), true);

  private final PlainRegistry registry = new PlainRegistry(new FakeSourceFiles());

  @Test
  void installAboveTheBudgetWarnsOfTheWholeProject() {
    assertThat(listWarnings(registry.install(FIRST).warnings())).isEmpty();

    List<Problem> warnings = listWarnings(registry.install(SECOND).warnings());

    assertThat(warnings)
        .containsExactly(
            Problem.at(
                "/connector",
                Rule.PROJECT_TOKENS,
                "The tools of the whole project now take about 20045 tokens of every conversation,"
                    + " and more than 20000 crowd out the work; give each agent its part by"
                    + " ?connectors= or ?read_only=true."));
  }

  @Test
  void validateWarnsLikeAnInstall() {
    registry.install(FIRST);

    assertThat(
            listWarnings(
                registry
                    .service
                    .validate(ANN, SHOP, SECOND.body(), InstallOptions.DEFAULT)
                    .warnings()))
        .hasSize(1);
  }

  @Test
  void disabledToolsDoNotCount() {
    registry.install(FIRST);

    assertThat(
            listWarnings(
                registry
                    .service
                    .installFromManifest(ChangeRequest.of(ANN, SHOP), SECOND.manifest(), DISABLED)
                    .result()
                    .warnings()))
        .isEmpty();
    registry.service.disable(ChangeRequest.of(ANN, SHOP), FIRST.connectorName());
    registry.service.enable(ChangeRequest.of(ANN, SHOP), SECOND.connectorName());
    assertThat(listWarnings(registry.install(SECOND.version("1.1.0")).warnings())).isEmpty();
    registry.service.uninstall(ChangeRequest.of(ANN, SHOP), FIRST.connectorName());
    assertThat(listWarnings(registry.install(FIRST).warnings())).hasSize(1);
  }

  @Test
  void connectorEnabledByAnInstallCounts() {
    registry.install(FIRST);
    registry.service.installFromManifest(ChangeRequest.of(ANN, SHOP), SECOND.manifest(), DISABLED);
    InstallOptions enabled = new InstallOptions(Optional.of(true), Optional.empty(), true);

    assertThat(
            listWarnings(
                registry
                    .service
                    .installFromManifest(ChangeRequest.of(ANN, SHOP), SECOND.manifest(), enabled)
                    .result()
                    .warnings()))
        .hasSize(1);
  }

  @Test
  void warningIsNotKeptWithTheConnector() {
    registry.install(FIRST);
    registry.install(SECOND);

    assertThat(listWarnings(registry.entry("second").warnings())).isEmpty();
  }

  private static List<Problem> listWarnings(List<Problem> warnings) {
    return warnings.stream().filter(warning -> warning.rule() == Rule.PROJECT_TOKENS).toList();
  }
}
