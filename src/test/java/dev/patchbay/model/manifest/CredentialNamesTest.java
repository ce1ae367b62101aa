package dev.patchbay.model.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization",
        "Proxy-Authorization",
        "X-Forwarded-Authorization",
        "Cookie",
        "X-API-KEY",
        "apikey",
        "X-Goog-Api-Key",
        "X-Access-Key",
        "X-Functions-Key",
        "Ocp-Apim-Subscription-Key",
        "Private-Token",
        "X-Amz-Security-Token",
        "X-Auth-Key",
        "X-Client-Secret",
        "X-Password",
        "X-Session-Id"
      })
  void headersThatCarryCredentials(String name) {
    assertThat(CredentialNames.ofHeader(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept",
        "Content-Type",
        "Idempotency-Key",
        "X-Author",
        "X-Source",
        "X-Request-Id",
        "X-Keyboard",
        "Prefer"
      })
  void otherHeaders(String name) {
    assertThat(CredentialNames.ofHeader(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"key", "signing_key", "privateKey", "passphrase", "shared-secret"})
  void propertiesThatHoldCredentials(String name) {
    assertThat(CredentialNames.ofProperty(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"key_id", "keyring", "algorithm", "realm", "region"})
  void otherProperties(String name) {
    assertThat(CredentialNames.ofProperty(name)).isFalse();
  }
}
