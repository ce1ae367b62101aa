package dev.patchbay.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.LogRecords;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.snapshot.InternalRegistry;
import dev.patchbay.registry.snapshot.Snapshots;
import dev.patchbay.registry.snapshot.TenantRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistryHealthCheckTest {
  private boolean broken;
  private final RegistryHealthCheck check = new RegistryHealthCheck(new Snapshots(registry()));

  @Test
  void registryDuringStartIsNotLogged() {
    broken = true;

    try (LogRecords log = LogRecords.of(RegistryHealthCheck.class)) {
      assertThat(check.isReadable()).isFalse();
      broken = false;
      assertThat(check.isReadable()).isTrue();

      assertThat(log.lines()).isEmpty();
    }
  }

  @Test
  void onlyChangesAreLogged() {
    assertThat(check.isReadable()).isTrue();

    try (LogRecords log = LogRecords.of(RegistryHealthCheck.class)) {
      broken = true;
      check.isReadable();
      check.isReadable();
      broken = false;
      check.isReadable();
      check.isReadable();

      assertThat(log.lines())
          .containsExactly(
              "WARNING The registry cannot be read.", "INFO The registry can be read again.");
    }
  }

  private InternalRegistry registry() {
    return new InternalRegistry() {
      @Override
      public Map<TenantId, TenantRegistry> tenants() {
        if (broken) {
          throw new IllegalStateException("stopped");
        }
        return super.tenants();
      }
    };
  }
}
