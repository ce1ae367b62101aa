package dev.patchbay.security.token;

import dev.patchbay.model.ProjectId;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Settings of JWT verification, read once at start. Without an issuer no token is accepted.
 *
 * @param audience of tokens that are valid for all of Patchbay
 * @param jwksUrl of the issuer's public keys; either this or {@code publicKey}
 * @param publicKey in PEM, or the path of a PEM file
 * @param tenantClaim claim that names the tenant
 * @param rolesClaim claim that lists roles; a dot leads into an object
 * @param publicUrl external base URL of this server, without a path; prefix of the resource URIs of
 *     projects
 */
public record JwtSettings(
    Optional<String> issuer,
    Optional<String> audience,
    Optional<URI> jwksUrl,
    Optional<String> publicKey,
    String tenantClaim,
    String rolesClaim,
    Optional<URI> publicUrl) {

  public JwtSettings {
    if (issuer.isPresent() && jwksUrl.isPresent() == publicKey.isPresent()) {
      throw new IllegalArgumentException(
          "patchbay.jwt.issuer needs one of patchbay.jwt.jwks-url and patchbay.jwt.public-key");
    }
    if (issuer.isPresent() && audience.isEmpty() && publicUrl.isEmpty()) {
      throw new IllegalArgumentException(
          "patchbay.jwt.issuer needs patchbay.jwt.audience or patchbay.public-url");
    }
    if (issuer.isEmpty()
        && (audience.isPresent() || jwksUrl.isPresent() || publicKey.isPresent())) {
      throw new IllegalArgumentException("patchbay.jwt.issuer must be set where others are");
    }
    jwksUrl.ifPresent(url -> checkHttp("patchbay.jwt.jwks-url", url));
    publicUrl.ifPresent(JwtSettings::checkPublicUrl);
  }

  private static void checkHttp(String name, URI url) {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (url.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
      throw new IllegalArgumentException(name + " must be an http or https URL, not '" + url + "'");
    }
  }

  private static void checkPublicUrl(URI url) {
    checkHttp("patchbay.public-url", url);
    boolean bare =
        (url.getRawPath() == null || url.getRawPath().isEmpty() || url.getRawPath().equals("/"))
            && url.getRawQuery() == null
            && url.getRawFragment() == null
            && url.getRawUserInfo() == null;
    if (!bare) {
      throw new IllegalArgumentException(
          "patchbay.public-url must be scheme, host and port alone, not '" + url + "'");
    }
  }

  /** Canonical URI of a project's MCP server, a possible audience of tokens. */
  public Optional<String> resource(ProjectId project) {
    return origin().map(base -> base + "/mcp/" + project);
  }

  /** URL of the project's RFC 9728 metadata; empty without an issuer. */
  public Optional<String> metadata(ProjectId project) {
    return issuer.isPresent()
        ? origin().map(base -> base + "/.well-known/oauth-protected-resource/mcp/" + project)
        : Optional.empty();
  }

  private Optional<String> origin() {
    return publicUrl.map(
        url ->
            url.getScheme().toLowerCase(Locale.ROOT)
                + "://"
                + url.getRawAuthority().toLowerCase(Locale.ROOT));
  }
}
