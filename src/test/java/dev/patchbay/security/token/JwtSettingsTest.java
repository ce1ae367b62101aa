package dev.patchbay.security.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.patchbay.model.ProjectId;
import dev.patchbay.registry.PlainRegistry;
import dev.patchbay.registry.operator.Settings;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwtSettingsTest {
  private static final Map<String, String> COMPLETE =
      Map.of(
          "patchbay.jwt.issuer", "https://issuer.example",
          "patchbay.jwt.audience", "patchbay",
          "patchbay.jwt.jwks-url", "https://issuer.example/jwks",
          "patchbay.public-url", "HTTPS://Patchbay.Example:8443/");
  private static final ProjectId SHOP = new ProjectId("shop");

  private static JwtSettings read(Map<String, String> values) {
    return read(values, Settings.Auth.SECURE);
  }

  private static JwtSettings read(Map<String, String> values, Settings.Auth auth) {
    Config config =
        (Config)
            Proxy.newProxyInstance(
                Config.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) -> Optional.ofNullable(values.get(arguments[0])));
    return new JwtSettingsReader().read(config, PlainRegistry.settings(auth));
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> values = new HashMap<>(COMPLETE);
    values.put(name, value);
    return values;
  }

  @Test
  void noTokenIsAcceptedWithoutAnIssuer() {
    JwtSettings settings = read(Map.of());

    assertThat(settings.issuer()).isEmpty();
    assertThat(settings.tenantClaim()).isEqualTo("tenant_id");
    assertThat(settings.rolesClaim()).isEqualTo("groups");
    assertThat(settings.metadata(SHOP)).isEmpty();
  }

  @Test
  void uriOfAProjectIsInCanonicalForm() {
    JwtSettings settings = read(COMPLETE);

    assertThat(settings.resource(SHOP)).contains("https://patchbay.example:8443/mcp/shop");
    assertThat(settings.metadata(SHOP))
        .contains("https://patchbay.example:8443/.well-known/oauth-protected-resource/mcp/shop");
  }

  @ParameterizedTest
  @ValueSource(strings = {"patchbay.jwt.issuer", "patchbay.jwt.jwks-url"})
  void incompleteSettingsStopTheStart(String missing) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(with(missing, " ")))
        .withMessageContaining("patchbay.jwt.issuer");
  }

  @ParameterizedTest
  @CsvSource({
    "patchbay.jwt.public-key, /some/key.pem",
    "patchbay.jwt.jwks-url, file:///etc/passwd",
    "patchbay.jwt.jwks-url, not a url",
    "patchbay.public-url, https://patchbay.example/base",
    "patchbay.public-url, https://user@patchbay.example",
    "patchbay.public-url, patchbay.example"
  })
  void invalidSettingStopsTheStartByName(String name, String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(with(name, value)))
        .withMessageContaining(name);
  }

  @Test
  void audienceIsRequired() {
    Map<String, String> values = new HashMap<>(COMPLETE);
    values.remove("patchbay.jwt.audience");
    assertThat(read(values).audience()).isEmpty();
    values.remove("patchbay.public-url");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(values))
        .withMessageContaining("patchbay.jwt.audience");
  }

  @Test
  void developmentAccessBesideAnIssuerStopsTheStart() {
    assertThat(read(Map.of(), Settings.Auth.DEV).issuer()).isEmpty();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(COMPLETE, Settings.Auth.DEV))
        .withMessageContaining("patchbay.auth=dev");
  }
}
