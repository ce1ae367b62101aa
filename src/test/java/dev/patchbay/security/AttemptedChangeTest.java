package dev.patchbay.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.ProjectId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptedChangeTest {
  /** JAX-RS takes all of them for the same. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/projects/shop/connectors/crm",
        "/v1/projects/shop/connectors/crm/",
        "/v1/projects/sh%6Fp/connectors/%63rm",
      })
  void whatIsAttemptedDoesNotHideInTheWayItsPathIsWritten(String path) {
    assertThat(AttemptedChange.of("DELETE", path))
        .contains(
            new AttemptedChange("ConnectorUninstalled", "crm", Optional.of(new ProjectId("shop"))));
  }
}
