package dev.patchbay.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.registry.change.QuotaSettings;
import dev.patchbay.store.StoreSettings.Kind;
import dev.patchbay.store.jdbc.Retention;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoreSettingsTest {
  @Test
  void databaseServerNeedsAnAddress() {
    assertThatThrownBy(() -> settings(Kind.JDBC, Optional.empty(), Optional.empty()))
        .hasMessageContaining("patchbay.jdbc.url or patchbay.jdbc.jndi");
  }

  @Test
  void onlyPostgresIsSupported() {
    assertThatThrownBy(
            () -> settings(Kind.JDBC, Optional.of("jdbc:mysql://db/patchbay"), Optional.empty()))
        .hasMessage("patchbay.jdbc.url must begin with jdbc:postgresql:");
  }

  @Test
  void retentionNeverDropsTheCurrentVersion() {
    assertThatThrownBy(() -> new Retention(0, Duration.ofDays(1), 1_000, QuotaSettings.DEFAULT))
        .hasMessageContaining("patchbay.versions.keep must be at least 1");
    assertThatThrownBy(() -> new Retention(1, Duration.ofDays(-1), 1_000, QuotaSettings.DEFAULT))
        .hasMessageContaining("patchbay.versions.keep-for");
    assertThatThrownBy(() -> new Retention(1, Duration.ofDays(1), 999, QuotaSettings.DEFAULT))
        .hasMessageContaining("patchbay.changes.keep must be at least 1000");
  }

  private static StoreSettings settings(Kind kind, Optional<String> url, Optional<String> jndi) {
    return new StoreSettings(
        kind, url, Optional.empty(), Optional.empty(), jndi, Retention.DEFAULT);
  }
}
