package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A server with an invalid setting. */
class BadSettingsIT {
  private static final Duration START = Duration.ofMinutes(3);

  @Test
  void invalidSettingStopsTheStartByItsName() {
    Map<String, String> settings =
        Map.of(
            "patchbay.store", "memory",
            "patchbay.auth", "dev",
            "patchbay.data.dir", "target/it-tmp/bad-settings",
            "patchbay.upstream.timeout", "10s");

    try (OwnServer server = OwnServer.launch("bad-settings", settings)) {
      await().atMost(START).until(() -> server.log().contains(" ready in "));

      assertThat(server.log())
          .containsOnlyOnce(
              "Patchbay cannot start: patchbay.upstream.timeout must be an ISO 8601 duration such"
                  + " as PT1S, not '10s'.");
      assertThat(server.client().get("/v1/projects").status()).isNotEqualTo(200);
    }
  }
}
