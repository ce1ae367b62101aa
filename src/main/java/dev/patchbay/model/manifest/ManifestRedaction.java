package dev.patchbay.model.manifest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Redaction of a manifest: replaces clear-text secrets before it is shown. The replacement is not a
 * legal value of {@code auth}, so that it cannot be installed by mistake.
 */
public final class ManifestRedaction {
  private static final String STARS = "***";

  private final Function<String, SecretValue> replacement;

  private ManifestRedaction(Function<String, SecretValue> replacement) {
    this.replacement = replacement;
  }

  /** Does the manifest contain anything to redact? */
  public static boolean in(ConnectorManifest manifest) {
    return !of(manifest).equals(manifest);
  }

  public static ConnectorManifest of(ConnectorManifest manifest) {
    return new ManifestRedaction(key -> SecretValue.HIDDEN).hide(manifest);
  }

  /** Replaces clear-text secrets by references to the config. */
  public static ConnectorManifest referring(ConnectorManifest manifest) {
    return new ManifestRedaction(SecretValue::configOfProperty).hide(manifest);
  }

  private ConnectorManifest hide(ConnectorManifest manifest) {
    return new ConnectorManifest(
        manifest.name(),
        manifest.version(),
        manifest.title(),
        manifest.description(),
        manifest.labels(),
        manifest.metadata(),
        manifest.baseUrl(),
        manifest.toolPrefix(),
        manifest.auth().map(this::hide),
        manifest.defaults(),
        manifest.tools().stream().map(this::hide).toList());
  }

  private ConnectorTool hide(ConnectorTool tool) {
    return new ConnectorTool(
        tool.name(),
        tool.title(),
        tool.description(),
        tool.inputSchema(),
        tool.outputSchema(),
        tool.endpoint(),
        tool.auth().map(this::hide),
        hide(tool.request()),
        tool.response(),
        tool.errors(),
        tool.annotations(),
        tool.requiresClientCapabilities(),
        tool.labels());
  }

  private static RequestMapping hide(RequestMapping request) {
    Map<String, String> headers = new LinkedHashMap<>(request.headers());
    headers.replaceAll(
        (name, value) ->
            CredentialNames.ofHeader(name) && Placeholder.whole(value).isEmpty() ? STARS : value);
    return new RequestMapping(request.query(), headers, request.body(), request.bodyType());
  }

  private ToolAuth hide(ToolAuth auth) {
    if (auth instanceof ToolAuth.ApiKey key) {
      return new ToolAuth.ApiKey(key.in(), key.name(), hide(key.value(), "api_key"));
    }
    if (auth instanceof ToolAuth.Bearer bearer) {
      return new ToolAuth.Bearer(hide(bearer.token(), "token"));
    }
    if (auth instanceof ToolAuth.Basic basic) {
      return new ToolAuth.Basic(basic.username(), hide(basic.password(), "password"));
    }
    if (auth instanceof ToolAuth.OAuth2ClientCredentials oauth) {
      return new ToolAuth.OAuth2ClientCredentials(
          oauth.tokenUrl(),
          oauth.clientId(),
          hide(oauth.clientSecret(), "client_secret"),
          oauth.scopes(),
          oauth.clientAuth(),
          oauth.params());
    }
    return auth instanceof ToolAuth.Custom custom
        ? custom.replacing((name, value) -> hide(value, name))
        : auth;
  }

  private SecretValue hide(SecretValue value, String key) {
    return value instanceof SecretValue.Literal ? replacement.apply(key) : value;
  }
}
