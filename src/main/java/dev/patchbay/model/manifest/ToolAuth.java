package dev.patchbay.model.manifest;

import dev.patchbay.model.JsonString;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Rule;
import dev.patchbay.model.json.Json;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * Authentication of a tool upstream. Secrets that the descriptor does not name are read from the
 * connector's {@code config} under the field's name, so {@code auth: {type: bearer}} is complete.
 */
public sealed interface ToolAuth {

  /** Name of the type in a descriptor. */
  String type();

  /** No authentication. */
  record None() implements ToolAuth {
    @Override
    public String type() {
      return "none";
    }
  }

  /** A key in a header or in the query. */
  record ApiKey(In in, String name, SecretValue value) implements ToolAuth {
    public static final String DEFAULT_NAME = "X-API-Key";

    /** Position of the key in the request. */
    public enum In {
      HEADER,
      QUERY
    }

    public ApiKey {
      if (in == In.HEADER) {
        HeaderName.checked(name);
      } else if (name.isBlank() || name.length() > 128) {
        throw MCPRuntimeException.invalid(
            Rule.AUTH_FIELD, "The name of a query parameter has 1 to 128 characters.");
      }
    }

    @Override
    public String type() {
      return "api_key";
    }
  }

  /** {@code Authorization: Bearer …} (RFC 6750). */
  record Bearer(SecretValue token) implements ToolAuth {
    @Override
    public String type() {
      return "bearer";
    }
  }

  /** {@code Authorization: Basic …} (RFC 7617). The user name is not a secret. */
  record Basic(SecretValue username, SecretValue password) implements ToolAuth {
    public Basic {
      checkUsername(username);
    }

    public static SecretValue checkUsername(SecretValue username) {
      if (username instanceof SecretValue.Literal && username.written().indexOf(':') >= 0) {
        throw MCPRuntimeException.invalid(
            Rule.AUTH_FIELD, "A user name must not hold a ':' (RFC 7617 section 2).");
      }
      return username;
    }

    @Override
    public String type() {
      return "basic";
    }
  }

  /**
   * Client credentials grant of OAuth 2.0 (RFC 6749 section 4.4). The client id is not a secret.
   */
  record OAuth2ClientCredentials(
      String tokenUrl,
      SecretValue clientId,
      SecretValue clientSecret,
      List<String> scopes,
      ClientAuth clientAuth,
      SortedMap<String, String> params)
      implements ToolAuth {
    /** Client authentication at the token endpoint (RFC 6749 section 2.3.1). */
    public enum ClientAuth {
      BASIC,
      POST
    }

    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,256}");

    private static final Pattern PARAM = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final int LONGEST_PARAM = 2048;
    private static final int MOST_PARAMS = 16;

    /** Parameters that the grant has itself. */
    private static final Set<String> RESERVED =
        Set.of("grant_type", "scope", "client_id", "client_secret");

    public OAuth2ClientCredentials {
      checkTokenUrl(tokenUrl);
      scopes = List.copyOf(scopes);
      params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
      if (params.size() > MOST_PARAMS) {
        throw MCPRuntimeException.invalid(
            Rule.AUTH_FIELD, "A token request has at most " + MOST_PARAMS + " params.");
      }
      params.forEach(OAuth2ClientCredentials::checkParam);
      scopes.forEach(OAuth2ClientCredentials::checkScope);
    }

    public static String checkTokenUrl(String url) {
      HttpAddress.fault(url)
          .ifPresent(
              fault -> {
                throw MCPRuntimeException.invalid(Rule.AUTH_FIELD, "token_url " + fault + ".");
              });
      return url;
    }

    public static String checkScope(String scope) {
      if (!SCOPE.matcher(scope).matches()) {
        throw MCPRuntimeException.invalid(
            Rule.AUTH_FIELD,
            "A scope is one word of visible ASCII characters (RFC 6749 section 3.3).");
      }
      return scope;
    }

    /** Checks a further parameter of the token request. */
    public static void checkParam(String name, String value) {
      if (!PARAM.matcher(name).matches() || RESERVED.contains(name)) {
        throw MCPRuntimeException.invalid(
            Rule.AUTH_FIELD,
            "A param of the token request has a name of at most 64 letters, digits, '_', '.' and"
                + " '-', other than grant_type, scope, client_id and client_secret.");
      }
      if (value.isEmpty() || value.length() > LONGEST_PARAM) {
        throw MCPRuntimeException.invalid(
            Rule.AUTH_FIELD,
            "A param of the token request is a text of 1 to " + LONGEST_PARAM + " characters.");
      }
    }

    @Override
    public String type() {
      return "oauth2_client_credentials";
    }
  }

  /**
   * A type that a bean in the server implements; {@code properties} are the descriptor's members
   * besides the type. Properties named like credentials ({@link CredentialNames}) are references or
   * literals, as in the other types.
   */
  record Custom(String type, JsonText properties) implements ToolAuth {
    private static final Pattern TYPE = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,63}");

    public Custom {
      if (!TYPE.matcher(type).matches()) {
        throw MCPRuntimeException.invalid(
            Rule.AUTH_TYPE,
            "A type is 1 to 64 letters, digits, '.', '_' or '-', and begins with a letter.");
      }
      if (BUILT_IN.contains(type)) {
        throw MCPRuntimeException.invalid(Rule.AUTH_TYPE, "'" + type + "' is not a custom type.");
      }
      if (!properties.isObject()) {
        throw MCPRuntimeException.invalid(
            Rule.AUTH_FIELD, "The properties of a custom type are an object.");
      }
      secrets(properties);
    }

    /**
     * Properties named like credentials; the name decides, because only the bean knows which values
     * are secret.
     */
    private static Map<String, SecretValue> secrets(JsonText properties) {
      Map<String, SecretValue> secrets = new TreeMap<>();
      if (Json.of(properties).orElse(null) instanceof Json.Members members) {
        members
            .byName()
            .forEach(
                (name, value) -> {
                  if (value instanceof Json.Text text && CredentialNames.ofProperty(name)) {
                    secrets.put(name, SecretValue.parseShown(text.value()));
                  }
                });
      }
      return secrets;
    }

    /** Replaces secret values by the result of the function. */
    Custom replacing(BiFunction<String, SecretValue, SecretValue> replacement) {
      String text = properties.text();
      for (Map.Entry<String, SecretValue> secret : secrets(properties).entrySet()) {
        SecretValue other = replacement.apply(secret.getKey(), secret.getValue());
        text =
            text.replace(
                member(secret.getKey(), secret.getValue()), member(secret.getKey(), other));
      }
      return new Custom(type, new JsonText(text));
    }

    /** The member in compact JSON, where quotes within a string are escaped. */
    private static String member(String name, SecretValue value) {
      return JsonString.quote(name) + ":" + JsonString.quote(value.written());
    }
  }

  Set<String> BUILT_IN = Set.of("none", "api_key", "bearer", "basic", "oauth2_client_credentials");

  ToolAuth NONE = new None();

  /** Values that must not be in clear text, by their field in the descriptor. */
  static Map<String, SecretValue> secrets(ToolAuth auth) {
    if (auth instanceof ApiKey key) {
      return Map.of("value", key.value());
    }
    if (auth instanceof Bearer bearer) {
      return Map.of("token", bearer.token());
    }
    if (auth instanceof Basic basic) {
      return Map.of("password", basic.password());
    }
    if (auth instanceof OAuth2ClientCredentials oauth) {
      return Map.of("client_secret", oauth.clientSecret());
    }
    return auth instanceof Custom custom ? Custom.secrets(custom.properties()) : Map.of();
  }
}
