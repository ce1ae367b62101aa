package dev.patchbay.registry.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.descriptor.YamlDescriptorReader;
import dev.patchbay.model.ContentDigest;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.registry.source.DescriptorText;
import dev.patchbay.registry.source.DescriptorText.Format;
import dev.patchbay.store.FakeEncryption;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ManifestDigestsTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final YamlDescriptorReader READER = new YamlDescriptorReader(Set::of);

  private final ManifestDigests digests = new ManifestDigests(READER, new FakeEncryption());

  @Test
  void digestWithoutSecretsIsThatOfTheContent() {
    ConnectorManifest manifest = manifest("${config:token}");

    assertThat(digests.of(ACME, manifest)).isEqualTo(READER.digest(manifest));
  }

  @Test
  void secretCannotBeGuessedFromTheDigest() {
    ContentDigest digest = digests.of(ACME, manifest("1234"));

    assertThat(digest).isNotEqualTo(READER.digest(manifest("1234")));
    assertThat(digest).isNotEqualTo(digests.of(new TenantId("bank"), manifest("1234")));
  }

  @Test
  void anotherSecretGivesAnotherDigest() {
    assertThat(digests.of(ACME, manifest("1234")))
        .isEqualTo(digests.of(ACME, manifest("1234")))
        .isNotEqualTo(digests.of(ACME, manifest("1235")));
  }

  private static ConnectorManifest manifest(String token) {
    String yaml =
        """
        connector:
          name: crm
          version: 1.0.0
          auth: {type: bearer, token: '%s'}
          tools: [{name: t, input_schema: {type: object}, endpoint: GET https://a.example/x}]
        """
            .formatted(token);
    return READER
        .read(DescriptorText.ofBody(yaml.getBytes(StandardCharsets.UTF_8), Format.YAML))
        .orThrow()
        .manifest();
  }
}
