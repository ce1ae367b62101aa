package dev.patchbay.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.descriptor.YamlDescriptorReader;
import dev.patchbay.registry.source.DescriptorText;
import dev.patchbay.registry.source.DescriptorText.Format;
import dev.patchbay.registry.source.Reading;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenSecretsTest {
  private static final YamlDescriptorReader READER = new YamlDescriptorReader();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: api_key, value: s3cr3t}",
        "{type: bearer, token: s3cr3t}",
        "{type: basic, username: ann, password: s3cr3t}",
        "{type: oauth2_client_credentials, token_url: 'https://a.example/t', client_id: ann,"
            + " client_secret: s3cr3t}"
      })
  void aSecretInClearTextIsNotShownOfConnectorOrTool(String auth) {
    ConnectorManifest manifest = manifest(auth, "{}");

    String shown = READER.write(HiddenSecrets.of(manifest), Format.JSON);

    assertThat(READER.write(manifest, Format.JSON)).contains("s3cr3t");
    assertThat(shown).doesNotContain("s3cr3t").contains("${hidden}");
    assertThat(HiddenSecrets.in(manifest)).isTrue();
  }

  @Test
  void aCredentialHeaderIsNotShown() {
    ConnectorManifest manifest = manifest("{type: none}", "{headers: {Cookie: s3cr3t, X-A: b}}");

    String shown = READER.write(HiddenSecrets.of(manifest), Format.JSON);

    assertThat(shown).doesNotContain("s3cr3t").contains("\"X-A\":\"b\"");
  }

  @Test
  void whatIsShownInPlaceOfASecretIsNotInstalledByMistake() {
    ConnectorManifest manifest = manifest("{type: bearer, token: s3cr3t}", "{}");

    String shown = READER.write(HiddenSecrets.of(manifest), Format.YAML);

    assertThat(read(shown)).isInstanceOf(Reading.Invalid.class);
  }

  @Test
  void referencesAreShownAsTheyAre() {
    ConnectorManifest manifest =
        manifest("{type: bearer, token: \"${env:PATCHBAY_CONN_A}\"}", "{}");

    assertThat(HiddenSecrets.of(manifest)).isEqualTo(manifest);
    assertThat(HiddenSecrets.in(manifest)).isFalse();
  }

  private static ConnectorManifest manifest(String auth, String request) {
    String yaml =
        """
        connector:
          name: crm
          version: 1.0.0
          auth: %s
          tools:
            - name: get
              input_schema: {type: object}
              endpoint: GET https://a.example/x
              auth: %s
              request: %s
        """
            .formatted(auth, auth, request);
    return read(yaml).orThrow().manifest();
  }

  private static Reading read(String yaml) {
    return READER.read(DescriptorText.ofBody(yaml.getBytes(StandardCharsets.UTF_8), Format.YAML));
  }
}
