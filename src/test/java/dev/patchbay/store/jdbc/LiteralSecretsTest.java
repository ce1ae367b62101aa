package dev.patchbay.store.jdbc;

import static dev.patchbay.registry.snapshot.Projects.ANN;
import static dev.patchbay.registry.snapshot.Projects.NOW;
import static dev.patchbay.registry.snapshot.Projects.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.descriptor.YamlDescriptorReader;
import dev.patchbay.model.Revision;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.audit.Permits;
import dev.patchbay.registry.change.ProjectChange;
import dev.patchbay.registry.source.DescriptorText;
import dev.patchbay.store.TestDatabases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets written out in a descriptor, about which its author was warned. */
class LiteralSecretsTest {
  private static final String DESCRIPTOR =
      """
      connector:
        name: crm
        version: 1.0.0
        auth: {type: bearer, token: s3cr3t-in-clear-text}
        tools:
          - {name: get, input_schema: {type: object}, endpoint: GET https://a.example/x}
      """;

  @TempDir Path directory;

  @Test
  void literalSecretsAreEncryptedInTheDatabase() throws IOException {
    YamlDescriptorReader reader = new YamlDescriptorReader(Set::of);
    ConnectorManifest manifest =
        reader
            .read(
                DescriptorText.ofBody(
                    DESCRIPTOR.getBytes(StandardCharsets.UTF_8), DescriptorText.Format.YAML))
            .orThrow()
            .manifest();
    ProjectKey shop = key("acme", "shop");
    try (JdbcStore store = TestDatabases.openH2(directory)) {
      Revision created =
          store
              .commit(
                  ProjectChange.creation(ProjectRegistry.empty(shop, NOW), ANN, NOW),
                  Revision.NONE,
                  Permits.FREE)
              .value();
      LoadedConnector crm =
          LoadedConnector.of(
              manifest,
              reader.digest(manifest),
              NOW,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              true,
              new TreeMap<>());
      store
          .commit(
              ProjectChange.putting(store.find(shop).orElseThrow(), crm, ANN, NOW),
              created,
              Permits.FREE)
          .value();
    }

    String file =
        Files.readString(directory.resolve("patchbay.mv.db"), StandardCharsets.ISO_8859_1);
    assertThat(file).contains("crm").doesNotContain("s3cr3t-in-clear-text");
    try (JdbcStore store = TestDatabases.openH2(directory)) {
      ProjectRegistry found = store.find(shop).orElseThrow();
      assertThat(found.connectors().stream().map(LoadedConnector::manifest))
          .containsExactly(manifest);
      assertThat(store.manifest(shop, manifest.name(), found.revision())).contains(manifest);
    }
  }
}
