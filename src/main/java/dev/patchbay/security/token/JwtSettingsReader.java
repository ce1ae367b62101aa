package dev.patchbay.security.token;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.operator.SettingValues;
import dev.patchbay.registry.operator.Settings;
import jakarta.enterprise.inject.Produces;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Reads the JWT settings; an invalid value stops the start and is named. Development access
 * together with an issuer stops the start too, because it would open a real installation to every
 * process on the machine.
 */
@SingletonBean
public class JwtSettingsReader {
  @Produces
  @jakarta.inject.Singleton
  public JwtSettings read(Config config, Settings settings) {
    JwtSettings jwt = settings(new SettingValues(config));
    if (jwt.issuer().isPresent() && settings.auth() == Settings.Auth.DEV) {
      throw new IllegalArgumentException(
          "patchbay.auth=dev and patchbay.jwt.issuer exclude each other");
    }
    return jwt;
  }

  private static JwtSettings settings(SettingValues values) {
    return new JwtSettings(
        values.text("patchbay.jwt.issuer"),
        values.text("patchbay.jwt.audience"),
        uri(values, "patchbay.jwt.jwks-url"),
        values.text("patchbay.jwt.public-key"),
        values.text("patchbay.jwt.tenant-claim").orElse("tenant_id"),
        values.text("patchbay.jwt.roles-claim").orElse("groups"),
        uri(values, "patchbay.public-url"));
  }

  private static Optional<URI> uri(SettingValues values, String name) {
    Optional<String> text = values.text(name);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(new URI(text.get()));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(name + " must be a URL, not '" + text.get() + "'", e);
    }
  }
}
