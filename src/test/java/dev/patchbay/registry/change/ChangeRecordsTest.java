package dev.patchbay.registry.change;

import static dev.patchbay.registry.PlainRegistry.ACME;
import static dev.patchbay.registry.PlainRegistry.ANN;
import static dev.patchbay.registry.PlainRegistry.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.Secret;
import dev.patchbay.registry.Descriptor;
import dev.patchbay.registry.Failures;
import dev.patchbay.registry.FakeSourceFiles;
import dev.patchbay.registry.PlainRegistry;
import dev.patchbay.registry.SettableClock;
import dev.patchbay.registry.audit.AuditRecord;
import dev.patchbay.registry.install.InstallOptions;
import dev.patchbay.registry.operator.CorrelationId;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Audit records of project changes. */
class ChangeRecordsTest {
  private static final ConnectorName CRM = new ConnectorName("crm");
  private static final Descriptor DESCRIPTOR = Descriptor.of("crm", "1.0.0", "search");

  private final PlainRegistry registry = new PlainRegistry(new FakeSourceFiles());

  @Test
  void eachEventOfAChangeIsOneRecord() {
    registry.install(DESCRIPTOR);
    registry.service.disable(ChangeRequest.of(ANN, SHOP), CRM);
    registry.service.enable(ChangeRequest.of(ANN, SHOP), CRM);
    registry.service.uninstall(ChangeRequest.of(ANN, SHOP), CRM);
    registry.service.removeProject(ChangeRequest.of(ANN, SHOP));

    assertThat(records())
        .extracting(AuditRecord::action, AuditRecord::object)
        .containsExactly(
            tuple("ProjectCreated", "shop"),
            tuple("ConnectorInstalled", "crm"),
            tuple("ConnectorDisabled", "crm"),
            tuple("ConnectorEnabled", "crm"),
            tuple("ConnectorUninstalled", "crm"),
            tuple("ProjectRemoved", "shop"));
  }

  @Test
  void recordHoldsActorAddressAndCorrelationId() {
    CorrelationId.with(
        "c-7",
        () ->
            registry.service.installFromManifest(
                ChangeRequest.of(ANN.at("203.0.113.7"), SHOP),
                DESCRIPTOR.manifest(),
                InstallOptions.DEFAULT));

    AuditRecord record = records().get(1);
    assertThat(record.actor()).isEqualTo("ann");
    assertThat(record.tenant()).contains(ACME);
    assertThat(record.project()).contains(SHOP);
    assertThat(record.address()).contains("203.0.113.7");
    assertThat(record.correlationId()).contains("c-7");
    assertThat(record.at()).isEqualTo(SettableClock.START);
  }

  @Test
  void digestsFollowOneAnother() {
    registry.install(DESCRIPTOR);
    registry.service.disable(ChangeRequest.of(ANN, SHOP), CRM);
    registry.service.enable(ChangeRequest.of(ANN, SHOP), CRM);
    registry.service.uninstall(ChangeRequest.of(ANN, SHOP), CRM);

    List<AuditRecord> of = records().subList(1, 5);
    assertThat(of.get(0).before()).isEmpty();
    for (int i = 1; i < of.size(); i++) {
      assertThat(of.get(i).before()).isPresent().isEqualTo(of.get(i - 1).after());
    }
    assertThat(of.get(1).after()).isNotEqualTo(of.get(0).after());
    assertThat(of.get(2).after()).isEqualTo(of.get(0).after());
    assertThat(of.get(3).after()).isEmpty();
  }

  @Test
  void recordHoldsNoSecretAndNothingToGuessItFrom() {
    String first = digestOfConfig("hunter2");
    String same = digestOfConfig("hunter3");

    assertThat(records().toString()).doesNotContain("hunter");
    assertThat(first).isEqualTo(same);
  }

  private String digestOfConfig(String secret) {
    PlainRegistry fresh = new PlainRegistry(new FakeSourceFiles());
    InstallOptions options =
        new InstallOptions(
            Optional.empty(),
            Optional.of(new TreeMap<>(java.util.Map.of("token", new Secret(secret)))),
            true);
    fresh.service.installFromManifest(ChangeRequest.of(ANN, SHOP), DESCRIPTOR.manifest(), options);
    return fresh.trail.all().get(1).after().orElseThrow();
  }

  @Test
  void changeWithoutEffectIsNotRecorded() {
    registry.install(DESCRIPTOR);
    int before = records().size();

    registry.install(DESCRIPTOR);

    assertThat(records()).hasSize(before);
  }

  @Test
  void unrecordableChangeDoesNotHappen() {
    registry.install(DESCRIPTOR);
    registry.trail.failFromNowOn();

    FailureKind failure =
        Failures.kindOf(() -> registry.service.uninstall(ChangeRequest.of(ANN, SHOP), CRM));

    assertThat(failure).isEqualTo(FailureKind.STORE_UNAVAILABLE);
    assertThat(registry.connectorNames()).containsExactly("crm");
    assertThat(registry.events.names()).doesNotContain("ConnectorUninstalled");
  }

  private List<AuditRecord> records() {
    return registry.trail.all();
  }
}
