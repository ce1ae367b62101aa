package dev.patchbay.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.descriptor.YamlDescriptorReader;
import dev.patchbay.model.JsonText;
import dev.patchbay.registry.source.DescriptorText;
import dev.patchbay.registry.source.DescriptorText.Format;
import dev.patchbay.registry.source.ParsedDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestRedactionTest {
  private static final YamlDescriptorReader READER = new YamlDescriptorReader(() -> Set.of("hmac"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: api_key, value: s3cr3t}",
        "{type: bearer, token: s3cr3t}",
        "{type: basic, username: ann, password: s3cr3t}",
        "{type: oauth2_client_credentials, token_url: 'https://a.example/t', client_id: ann,"
            + " client_secret: s3cr3t}",
        "{type: hmac, algorithm: sha256, key: s3cr3t, n: 1.50}",
      })
  void clearTextSecretsAreRedacted(String auth) {
    ConnectorManifest manifest = manifest(auth, "{}");

    String shown = READER.write(ManifestRedaction.of(manifest), Format.JSON);

    assertThat(READER.write(manifest, Format.JSON)).contains("s3cr3t");
    assertThat(shown).doesNotContain("s3cr3t").contains("${hidden}");
    assertThat(ManifestRedaction.in(manifest)).isTrue();
  }

  @Test
  void credentialHeadersAreRedacted() {
    ConnectorManifest manifest = manifest("{type: none}", "{headers: {Cookie: s3cr3t, X-A: b}}");

    String shown = READER.write(ManifestRedaction.of(manifest), Format.JSON);

    assertThat(shown).doesNotContain("s3cr3t").contains("\"X-A\":\"b\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{type: bearer, token: s3cr3t}", "{type: hmac, key: s3cr3t}"})
  void redactedManifestCannotBeInstalled(String auth) {
    ConnectorManifest manifest = manifest(auth, "{}");

    String shown = READER.write(ManifestRedaction.of(manifest), Format.YAML);

    assertThat(read(shown)).isInstanceOf(ParsedDescriptor.Invalid.class);
  }

  @Test
  void customTypeRedactsPropertiesNamedLikeCredentials() {
    String auth = "{type: hmac, -signing key: s3cr3t, key_id: a, deep: {key: 1.50}, n: [token]}";
    ConnectorManifest manifest = manifest(auth, "{}");

    ToolAuth hidden = ManifestRedaction.of(manifest).auth().orElseThrow();
    ToolAuth referring = ManifestRedaction.referring(manifest).auth().orElseThrow();

    assertThat(hidden).isEqualTo(hmac("${hidden}"));
    assertThat(referring).isEqualTo(hmac("${config:_signing_key}"));
    assertThat(ManifestWarnings.of(manifest))
        .extracting(problem -> problem.place().pointer())
        .contains("/connector/auth/-signing key");
  }

  private static ToolAuth hmac(String key) {
    return new ToolAuth.Custom(
        "hmac",
        new JsonText(
            "{\"-signing key\":\"%s\",\"key_id\":\"a\",\"deep\":{\"key\":1.50},\"n\":[\"token\"]}"
                .formatted(key)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: bearer, token: '${env:PATCHBAY_CONN_A}'}",
        "{type: hmac, key: '${file:hmac}'}"
      })
  void referencesAreShownAsTheyAre(String auth) {
    ConnectorManifest manifest = manifest(auth, "{}");

    assertThat(ManifestRedaction.of(manifest)).isEqualTo(manifest);
    assertThat(ManifestRedaction.in(manifest)).isFalse();
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

  private static ParsedDescriptor read(String yaml) {
    return READER.read(DescriptorText.ofBody(yaml.getBytes(StandardCharsets.UTF_8), Format.YAML));
  }
}
