package dev.patchbay.registry.install;

import static dev.patchbay.registry.PlainRegistry.ANN;
import static dev.patchbay.registry.PlainRegistry.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import dev.patchbay.registry.Descriptor;
import dev.patchbay.registry.FakeSourceFiles;
import dev.patchbay.registry.PlainRegistry;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.history.VersionRef;
import dev.patchbay.registry.operator.Settings.VersionPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionPolicyTest {
  private static final Descriptor OLD = Descriptor.of("crm", "1.4.0", "get", "list");

  private final FakeSourceFiles files = new FakeSourceFiles();

  @ParameterizedTest
  @CsvSource({
    "1.4.0, get list find, VERSION_REUSED",
    "1.3.0, get list find, VERSION_LOWER",
    "1.4.1, get list find, VERSION_BUMP",
    "1.5.0, get, VERSION_BUMP",
  })
  void brokenRuleIsWarningRefusalOrIgnored(String version, String tools, Rule rule) {
    Descriptor next = Descriptor.of("crm", version, tools.split(" "));

    assertThat(rules(installed(VersionPolicy.OFF, next))).isEmpty();
    assertThat(rules(installed(VersionPolicy.WARN, next))).containsExactly(rule);
    MCPRuntimeException refusal =
        catchThrowableOfType(
            MCPRuntimeException.class, () -> installed(VersionPolicy.ENFORCE, next));
    assertThat(refusal.kind()).isEqualTo(FailureKind.CONNECTOR_EXISTS);
    assertThat(rules(refusal.problems())).containsExactly(rule);
  }

  @ParameterizedTest
  @CsvSource({"1.5.0, get list find", "2.0.0, get", "1.4.0, get list"})
  void correctVersionIsAdmitted(String version, String tools) {
    Descriptor next = Descriptor.of("crm", version, tools.split(" "));

    assertThat(installed(VersionPolicy.ENFORCE, next)).isEmpty();
  }

  @Test
  void fileWithABadVersionIsRefusedUntilFixed() {
    PlainRegistry registry = new PlainRegistry(files, VersionPolicy.ENFORCE);
    files.write("crm.yaml", OLD);
    registry.installFile("crm.yaml");

    files.write("crm.yaml", OLD.tools("get"));
    registry.hotReload.poll();
    List<Problem> errors = registry.entry("crm").source().error().orElseThrow().problems();
    files.write("crm.yaml", OLD.version("2.0.0").tools("get"));
    registry.hotReload.poll();

    assertThat(rules(errors)).containsExactly(Rule.VERSION_REUSED);
    assertThat(registry.entry("crm").source().error()).isEmpty();
    assertThat(registry.toolNames()).containsExactly("get");
  }

  @Test
  void warningStaysUntilTheContentChanges() {
    PlainRegistry registry = new PlainRegistry(files, VersionPolicy.WARN);
    registry.install(OLD);
    registry.install(OLD.tools("get"));

    assertThat(notices(registry)).containsExactly(Rule.VERSION_REUSED);
    registry.service.disable(ChangeRequest.of(ANN, SHOP), new ConnectorName("crm"));
    assertThat(notices(registry)).containsExactly(Rule.VERSION_REUSED);
    assertThat(rules(registry.install(OLD.tools("get")).warnings()))
        .containsExactly(Rule.VERSION_REUSED);
    assertThat(notices(registry)).containsExactly(Rule.VERSION_REUSED);

    registry.install(OLD.version("2.0.0").tools("get"));
    assertThat(notices(registry)).isEmpty();
  }

  private static List<Rule> notices(PlainRegistry registry) {
    return rules(registry.entry("crm").connector().notices());
  }

  @Test
  void rollbackIgnoresVersionRules() {
    PlainRegistry registry = new PlainRegistry(files, VersionPolicy.ENFORCE);
    registry.install(OLD);
    registry.install(OLD.version("2.0.0").tools("get"));

    registry.service.rollBack(
        ChangeRequest.of(ANN, SHOP),
        new ConnectorName("crm"),
        VersionRef.find("1.4.0").orElseThrow());

    assertThat(registry.toolNames()).containsExactly("get", "list");
  }

  private List<Problem> installed(VersionPolicy policy, Descriptor next) {
    PlainRegistry registry = new PlainRegistry(files, policy);
    registry.install(OLD);
    return registry.install(next).warnings();
  }

  private static List<Rule> rules(List<Problem> problems) {
    return problems.stream().map(Problem::rule).toList();
  }
}
