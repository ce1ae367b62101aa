package dev.patchbay.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.ProjectId;
import dev.patchbay.openapi.OpenApiDocument;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptedChangeTest {
  /** JAX-RS treats all of them as equal. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/projects/shop/connectors/crm",
        "/v1/projects/shop/connectors/crm/",
        "/v1/projects/sh%6Fp/connectors/%63rm",
      })
  void spellingOfThePathDoesNotHideTheChange(String path) {
    assertThat(AttemptedChange.of("DELETE", path))
        .contains(
            new AttemptedChange("ConnectorUninstalled", "crm", Optional.of(new ProjectId("shop"))));
  }

  /** Tool calls and checks are no changes. */
  @Test
  void everyRestChangeIsRecognized() {
    assertThat(new OpenApiDocument().operations())
        .filteredOn(operation -> operation.path().startsWith("/v1/"))
        .filteredOn(operation -> !operation.method().equalsIgnoreCase("get"))
        .filteredOn(operation -> !operation.path().matches(".*/(validate|invoke|used)"))
        .hasSizeGreaterThan(15)
        .allSatisfy(
            operation ->
                assertThat(
                        AttemptedChange.of(
                            operation.method().toUpperCase(Locale.ROOT),
                            operation.path().replaceAll("[{}]", "")))
                    .isPresent());
  }
}
