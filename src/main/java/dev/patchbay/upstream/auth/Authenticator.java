package dev.patchbay.upstream.auth;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.Secret;
import dev.patchbay.model.manifest.SecretValue;
import dev.patchbay.model.manifest.ToolAuth;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolFailure.Reason;
import dev.patchbay.upstream.UpstreamSettings;
import dev.patchbay.upstream.http.HttpSender;
import dev.patchbay.upstream.http.OutgoingRequest.Header;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Creates the credentials of a call from its descriptor. Thread-safe. */
@SingletonBean
public class Authenticator {
  private final SecretLookup secrets;
  private final AccessTokens tokens;
  private final AuthSchemes schemes;

  @Inject
  public Authenticator(UpstreamSettings settings, HttpSender sender, AuthSchemes schemes) {
    this(settings, sender, schemes, System::nanoTime);
  }

  public Authenticator(
      UpstreamSettings settings, HttpSender sender, AuthSchemes schemes, LongSupplier nanoTime) {
    this.secrets =
        new SecretLookup(
            settings.secretsDir(),
            settings.envPrefix(),
            name -> Optional.ofNullable(System.getenv(name)));
    this.tokens = new AccessTokens(new TokenEndpoint(sender, nanoTime), nanoTime);
    this.schemes = schemes;
  }

  /** Creates credentials; may call a token endpoint. Fails with {@link ToolFailure}. */
  public Credentials credentials(ToolAuth auth, AuthCall call) {
    if (auth instanceof ToolAuth.OAuth2ClientCredentials oauth) {
      return bearer(token(oauth, call).value());
    }
    return withoutToken(auth, call);
  }

  /** Creates placeholder credentials for a dry run, without calling a token endpoint. */
  public Credentials shown(ToolAuth auth, AuthCall call) {
    if (auth instanceof ToolAuth.OAuth2ClientCredentials oauth) {
      tokenRequest(oauth, call);
      return bearer(new Secret("token"));
    }
    return withoutToken(auth, call);
  }

  /** Replaces credentials that the upstream refused; empty when they cannot be renewed. */
  public Optional<Credentials> renewed(ToolAuth auth, Credentials refused, AuthCall call) {
    if (!(auth instanceof ToolAuth.OAuth2ClientCredentials oauth)) {
      return Optional.empty();
    }
    AccessToken known = token(oauth, call);
    if (bearer(known.value()).equals(refused)) {
      tokens.forget(tokenRequest(oauth, call), known);
    }
    return Optional.of(credentials(auth, call));
  }

  private AccessToken token(ToolAuth.OAuth2ClientCredentials oauth, AuthCall call) {
    return tokens.get(tokenRequest(oauth, call), call.deadline(), call.cancellation());
  }

  private TokenRequest tokenRequest(ToolAuth.OAuth2ClientCredentials oauth, AuthCall call) {
    return new TokenRequest(
        call.project(),
        oauth.tokenUrl(),
        secret(oauth.clientId(), call).reveal(),
        secret(oauth.clientSecret(), call),
        oauth.scopes(),
        oauth.clientAuth(),
        oauth.params());
  }

  private Credentials withoutToken(ToolAuth auth, AuthCall call) {
    if (auth instanceof ToolAuth.ApiKey key) {
      Secret value = secret(key.value(), call);
      return key.in() == ToolAuth.ApiKey.In.QUERY
          ? Credentials.query(key.name(), value)
          : Credentials.header(key.name(), "", sendable(key.value(), value));
    }
    if (auth instanceof ToolAuth.Bearer bearer) {
      return bearer(sendable(bearer.token(), secret(bearer.token(), call)));
    }
    if (auth instanceof ToolAuth.Basic basic) {
      return basic(basic, call);
    }
    return auth instanceof ToolAuth.Custom custom ? custom(custom, call) : Credentials.NONE;
  }

  private Credentials basic(ToolAuth.Basic basic, AuthCall call) {
    String username = secret(basic.username(), call).reveal();
    if (username.indexOf(':') >= 0) {
      throw new ToolFailure(
          Reason.SETUP, "The user name of the tool's auth must not hold a ':' (RFC 7617).");
    }
    // Several APIs take their key as the user name, without a password.
    Secret password =
        secrets.requireOrEmpty(basic.password(), call.project().tenant(), call.config());
    String pair = username + ":" + password.reveal();
    String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return Credentials.header("Authorization", "Basic ", new Secret(encoded))
        .madeOf(password.reveal().isEmpty() ? new Secret(username) : password);
  }

  private Credentials custom(ToolAuth.Custom custom, AuthCall call) {
    ToolAuthScheme scheme =
        schemes
            .find(custom.type())
            .orElseThrow(
                () ->
                    new ToolFailure(
                        Reason.SETUP,
                        "This server has no auth scheme of type " + custom.type() + "."));
    List<Secret> sources = new ArrayList<>();
    Function<SecretValue, Secret> lookup =
        value -> {
          Secret found = secret(value, call);
          sources.add(found);
          return found;
        };
    return scheme
        .sign(new SigningRequest(custom.properties(), call.request(), lookup))
        .signedWith(sources);
  }

  private static Credentials bearer(Secret token) {
    return Credentials.header("Authorization", "Bearer ", token);
  }

  private Secret secret(SecretValue value, AuthCall call) {
    return secrets.require(value, call.project().tenant(), call.config());
  }

  /** Checks the value here, because the HTTP library's exception would repeat it. */
  private static Secret sendable(SecretValue value, Secret secret) {
    if (!Header.isLegalValue(secret.reveal())) {
      String name = value instanceof SecretValue.Reference ? " " + value.written() : "";
      throw new ToolFailure(
          Reason.SETUP, "The secret" + name + " cannot stand in a header: it is not plain ASCII.");
    }
    return secret;
  }
}
