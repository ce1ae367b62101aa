package dev.patchbay.descriptor;

import dev.patchbay.descriptor.tree.Excerpt;
import dev.patchbay.descriptor.tree.Node;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Rule;
import dev.patchbay.model.manifest.SecretValue;
import dev.patchbay.model.manifest.ToolAuth;
import dev.patchbay.model.manifest.ToolAuth.ApiKey;
import dev.patchbay.model.manifest.ToolAuth.OAuth2ClientCredentials.ClientAuth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Grammar of {@code auth} in a connector or tool. A secret without a value is read from the config
 * key with its field's name.
 */
final class AuthGrammar {
  static final SecretValue API_KEY = SecretValue.config("api_key");

  private static final List<String> BUILT_IN =
      List.of("none", "api_key", "bearer", "basic", "oauth2_client_credentials");
  private static final Map<String, ApiKey.In> POSITIONS = new LinkedHashMap<>();
  private static final Map<String, ClientAuth> CLIENT_AUTH = new LinkedHashMap<>();

  static {
    POSITIONS.put("header", ApiKey.In.HEADER);
    POSITIONS.put("query", ApiKey.In.QUERY);
    CLIENT_AUTH.put("basic", ClientAuth.BASIC);
    CLIENT_AUTH.put("post", ClientAuth.POST);
  }

  private final Set<String> customTypes;
  private final Values values;

  AuthGrammar(Set<String> customTypes, Values values) {
    this.customTypes = customTypes;
    this.values = values;
  }

  /** Reads the authentication; empty, with problems recorded, when it is invalid. */
  Optional<ToolAuth> read(Node node) {
    return values.members(node).flatMap(this::read);
  }

  private Optional<ToolAuth> read(Members members) {
    Optional<Node> typeNode = members.require("type");
    Optional<String> type = typeNode.flatMap(values::text);
    if (typeNode.isEmpty() || type.isEmpty()) {
      return Optional.empty();
    }
    Optional<ToolAuth> auth =
        switch (type.get()) {
          case "none" -> Optional.of(ToolAuth.NONE);
          case "api_key" -> apiKey(members);
          case "bearer" -> secret(members, "token").map(ToolAuth.Bearer::new);
          case "basic" -> basic(members);
          case "oauth2_client_credentials" -> oauth2(members);
          default -> custom(type.get(), typeNode.get(), members);
        };
    if (BUILT_IN.contains(type.get())) {
      members.refuseUnknown();
    }
    return auth;
  }

  private Optional<ToolAuth> apiKey(Members members) {
    Optional<ApiKey.In> in = choice(members, "in", POSITIONS, ApiKey.In.HEADER);
    Optional<String> name = orDefault(members, "name", values::text, ApiKey.DEFAULT_NAME);
    Optional<SecretValue> value = orDefault(members, "value", this::secret, API_KEY);
    if (in.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    Node place = members.find("name").orElse(members.object());
    return values
        .problems()
        .relocate(place, () -> new ApiKey(in.get(), name.get(), value.orElse(API_KEY)));
  }

  private Optional<ToolAuth> basic(Members members) {
    Optional<SecretValue> username =
        orDefault(
            members,
            "username",
            node ->
                values.text(node, text -> ToolAuth.Basic.checkUsername(SecretValue.parse(text))),
            SecretValue.config("username"));
    Optional<SecretValue> password = secret(members, "password");
    return username.flatMap(name -> password.map(secret -> new ToolAuth.Basic(name, secret)));
  }

  private Optional<ToolAuth> oauth2(Members members) {
    Optional<String> tokenUrl =
        members.requireText("token_url", ToolAuth.OAuth2ClientCredentials::checkTokenUrl);
    Optional<SecretValue> id = secret(members, "client_id");
    Optional<SecretValue> secret = secret(members, "client_secret");
    List<String> scopes =
        members.part(
            "scopes",
            node -> values.texts(node, ToolAuth.OAuth2ClientCredentials::checkScope),
            List.of());
    Optional<ClientAuth> clientAuth = choice(members, "client_auth", CLIENT_AUTH, ClientAuth.BASIC);
    SortedMap<String, String> params = params(members);
    if (tokenUrl.isEmpty() || id.isEmpty() || secret.isEmpty() || clientAuth.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ToolAuth.OAuth2ClientCredentials(
            tokenUrl.get(), id.get(), secret.get(), scopes, clientAuth.get(), params));
  }

  /** {@code audience} and {@code resource} are params of these names. */
  private SortedMap<String, String> params(Members members) {
    SortedMap<String, String> params = new TreeMap<>();
    members
        .find("params")
        .flatMap(values::object)
        .ifPresent(
            object ->
                object.members().forEach((name, member) -> param(name, member.value(), params)));
    for (String name : List.of("audience", "resource")) {
      members.find(name).ifPresent(node -> param(name, node, params));
    }
    return params;
  }

  private void param(String name, Node node, SortedMap<String, String> params) {
    values
        .text(
            node,
            text -> {
              ToolAuth.OAuth2ClientCredentials.checkParam(name, text);
              return text;
            })
        .ifPresent(text -> params.put(name, text));
  }

  private Optional<SecretValue> secret(Members members, String field) {
    return orDefault(members, field, this::secret, SecretValue.config(field));
  }

  private Optional<SecretValue> secret(Node node) {
    return values.text(node, SecretValue::parse);
  }

  private <T> Optional<T> choice(Members members, String field, Map<String, T> choices, T absent) {
    return orDefault(members, field, node -> values.choice(node, Rule.AUTH_FIELD, choices), absent);
  }

  /** Reads a field with a default; empty only when the field is present and invalid. */
  private static <T> Optional<T> orDefault(
      Members members, String field, Function<Node, Optional<T>> read, T absent) {
    return members.part(field, read, Optional.of(absent));
  }

  private Optional<ToolAuth> custom(String type, Node typeNode, Members members) {
    if (!customTypes.contains(type)) {
      List<String> known = new ArrayList<>(BUILT_IN);
      known.addAll(new TreeSet<>(customTypes));
      values
          .problems()
          .add(
              Rule.AUTH_TYPE,
              "There is no authentication of type "
                  + Excerpt.of(type)
                  + "; the types are "
                  + String.join(", ", known)
                  + ".",
              typeNode,
              Suggestions.didYouMean(type, known));
      return Optional.empty();
    }
    Node.ObjectNode object = members.object();
    Map<String, Node.Member> rest = new LinkedHashMap<>(object.members());
    rest.remove("type");
    JsonText properties =
        Values.json(new Node.ObjectNode(object.path(), object.mark(), rest, object.complete()));
    return values
        .problems()
        .relocate(typeNode, () -> unhidden(new ToolAuth.Custom(type, properties)));
  }

  private static ToolAuth unhidden(ToolAuth.Custom custom) {
    if (ToolAuth.secrets(custom).containsValue(SecretValue.HIDDEN)) {
      throw MCPRuntimeException.invalid(
          Rule.SECRET_REFERENCE,
          "${hidden} stands for a secret that was not shown; put a reference or the secret there.");
    }
    return custom;
  }
}
