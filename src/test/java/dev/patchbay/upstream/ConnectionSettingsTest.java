package dev.patchbay.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConnectionSettingsTest {

  @Test
  void tenantHasAtMostHalfOfTheConnections() {
    assertThat(new ConnectionSettings(500, 20).mostIdlePerTenant()).isEqualTo(250);
    assertThat(new ConnectionSettings(1, 1).mostIdlePerTenant()).isEqualTo(1);
    assertThat(new ConnectionSettings(0, 0).mostIdlePerTenant()).isZero();
  }

  @Test
  void invalidLimitsAreNamed() {
    assertThatThrownBy(() -> new ConnectionSettings(-1, 20))
        .hasMessage("patchbay.upstream.idle-connections must be from 0 to 10000, not -1");
    assertThatThrownBy(() -> new ConnectionSettings(500, 10_001))
        .hasMessageContaining("patchbay.upstream.idle-connections-per-connector must be");
  }
}
