package dev.patchbay.api.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.model.Caller;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.transfer.TransferSettings;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExportSlotsTest {
  private final ExportSlots slots = new ExportSlots(new TransferSettings(1, 1, 1));

  @Test
  void eachTenantHasAShareOfConcurrentExports() {
    var place = slots.take(of("acme"));

    assertThatExceptionOfType(MCPRuntimeException.class)
        .isThrownBy(() -> slots.take(of("acme")))
        .withMessageContaining("patchbay.export.max-per-tenant")
        .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(FailureKind.BUSY));
    slots.take(of("globex")).close();
    place.close();
    slots.take(of("acme")).close();
  }

  private static Caller of(String tenant) {
    return new Caller(new TenantId(tenant), "ann", Set.of(Role.ADMIN), Optional.empty());
  }
}
