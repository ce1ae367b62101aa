package dev.patchbay.descriptor;

import dev.patchbay.model.JsonText;
import dev.patchbay.model.manifest.SecretValue;
import dev.patchbay.model.manifest.ToolAuth;
import java.util.Locale;
import java.util.Optional;

/** Writer of an authentication as descriptor JSON; omits fields that equal the default. */
final class AuthJson {
  private AuthJson() {}

  static JsonText of(ToolAuth auth) {
    JsonMembers members = new JsonMembers().add("type", auth.type());
    if (auth instanceof ToolAuth.ApiKey key) {
      members
          .add(
              "in",
              Optional.of(lower(key.in())).filter(in -> key.in() != ToolAuth.ApiKey.In.HEADER))
          .add(
              "name",
              Optional.of(key.name()).filter(name -> !name.equals(ToolAuth.ApiKey.DEFAULT_NAME)))
          .add("value", unlessDefault(key.value(), AuthGrammar.API_KEY));
    } else if (auth instanceof ToolAuth.Bearer bearer) {
      secret(members, "token", bearer.token());
    } else if (auth instanceof ToolAuth.Basic basic) {
      secret(members, "username", basic.username());
      secret(members, "password", basic.password());
    } else if (auth instanceof ToolAuth.OAuth2ClientCredentials oauth) {
      oauth(members, oauth);
    } else if (auth instanceof ToolAuth.Custom custom) {
      return custom(members, custom);
    }
    return new JsonText(members.toString());
  }

  private static void oauth(JsonMembers members, ToolAuth.OAuth2ClientCredentials oauth) {
    members.add("token_url", oauth.tokenUrl());
    secret(members, "client_id", oauth.clientId());
    secret(members, "client_secret", oauth.clientSecret());
    members
        .addUnlessEmpty("scopes", oauth.scopes())
        .add(
            "client_auth",
            Optional.of(lower(oauth.clientAuth()))
                .filter(
                    in -> oauth.clientAuth() != ToolAuth.OAuth2ClientCredentials.ClientAuth.BASIC))
        .addUnlessEmpty("params", oauth.params());
  }

  /** Joins two objects: the type first, then the custom properties. */
  private static JsonText custom(JsonMembers type, ToolAuth.Custom custom) {
    String properties = custom.properties().text();
    String beginning = type.toString();
    return properties.equals("{}")
        ? new JsonText(beginning)
        : new JsonText(
            beginning.substring(0, beginning.length() - 1) + "," + properties.substring(1));
  }

  private static void secret(JsonMembers members, String field, SecretValue value) {
    members.add(field, unlessDefault(value, SecretValue.config(field)));
  }

  private static Optional<String> unlessDefault(SecretValue value, SecretValue standard) {
    return Optional.of(value).filter(each -> !each.equals(standard)).map(SecretValue::written);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
