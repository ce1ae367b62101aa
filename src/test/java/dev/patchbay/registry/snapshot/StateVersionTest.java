package dev.patchbay.registry.snapshot;

import static dev.patchbay.registry.PlainRegistry.ANN;
import static dev.patchbay.registry.PlainRegistry.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.Caller;
import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ProjectId;
import dev.patchbay.registry.Descriptor;
import dev.patchbay.registry.FakeSourceFiles;
import dev.patchbay.registry.PlainRegistry;
import dev.patchbay.registry.RegistryService;
import dev.patchbay.registry.change.ChangeRequest;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateVersionTest {
  private final PlainRegistry registry = new PlainRegistry(new FakeSourceFiles());
  private final RegistryService service = registry.service;

  @Test
  void stampEqualsThatOfAReadAfterEveryChange() {
    registry.install(Descriptor.of("crm", "1.0.0", "find"));
    assertThatStampsAgree();
    var installed = service.findStamp(ANN, SHOP);

    service.disable(ChangeRequest.of(ANN, SHOP), new ConnectorName("crm"));
    assertThatStampsAgree();
    var disabled = service.findStamp(ANN, SHOP);

    service.enable(ChangeRequest.of(ANN, SHOP), new ConnectorName("crm"));
    service.markToolUsed(ANN, SHOP, "crm__find");
    assertThatStampsAgree();

    assertThat(disabled).isNotEqualTo(installed);
    assertThat(service.findStamp(ANN, SHOP)).isNotIn(installed, disabled);
  }

  private void assertThatStampsAgree() {
    assertThat(service.findStamp(ANN, SHOP)).contains(service.read(ANN, SHOP).stamp());
    assertThat(service.stamp(ANN)).isEqualTo(service.readTenant(ANN).stamp());
  }

  @Test
  void unreadableProjectHasNoStamp() {
    registry.install(Descriptor.of("crm", "1.0.0", "find"));
    Caller stranger =
        new Caller(ANN.tenant(), "eve", ANN.roles(), Optional.of(Set.of(new ProjectId("other"))));

    assertThat(service.findStamp(stranger, SHOP)).isEmpty();
    assertThat(service.findStamp(ANN, new ProjectId("nothing"))).isEmpty();
    assertThat(service.findStamp(PlainRegistry.caller("other", "ann"), SHOP)).isEmpty();

    service.removeProject(ChangeRequest.of(ANN, SHOP));

    assertThat(service.findStamp(ANN, SHOP)).isEmpty();
  }

  @Test
  void lateChangeOfAnotherProjectChangesTheTenantsStamp() {
    registry.snapshots.publish(Projects.at(Projects.key("acme", "bank"), 7));
    StateVersion before = service.stamp(ANN);

    registry.snapshots.publish(Projects.at(Projects.key("acme", "shop"), 6));

    assertThat(service.readTenant(ANN).totals().projects()).isEqualTo(2);
    assertThat(service.stamp(ANN)).isNotEqualTo(before);
    assertThat(service.stamp(ANN)).isEqualTo(service.readTenant(ANN).stamp());
  }
}
