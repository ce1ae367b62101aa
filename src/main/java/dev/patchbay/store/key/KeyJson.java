package dev.patchbay.store.key;

import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.access.ApiKey;
import dev.patchbay.registry.access.KeyId;
import dev.patchbay.registry.access.KeySecret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes an API key as one line of JSON. Absent values have no member. */
public final class KeyJson {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private KeyJson() {}

  public static String write(ApiKey key) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("id", key.id().value());
    node.put("tenant", key.tenant().value());
    node.put("name", key.name());
    add(node.putArray("roles"), key.roles().stream().map(Role::text).toList());
    key.projects()
        .ifPresent(
            projects ->
                add(node.putArray("projects"), projects.stream().map(ProjectId::value).toList()));
    put(node, "expires_at", key.expiresAt());
    node.put("created_by", key.createdBy());
    node.put("created_at", key.createdAt().toString());
    put(node, "last_used", key.lastUsed());
    ArrayNode secrets = node.putArray("secrets");
    for (KeySecret secret : key.secrets()) {
      ObjectNode one = secrets.addObject().put("sha256", secret.hash());
      put(one, "until", secret.until());
    }
    return MAPPER.writeValueAsString(node);
  }

  private static void add(ArrayNode array, List<String> texts) {
    texts.stream().sorted().forEach(array::add);
  }

  private static void put(ObjectNode node, String name, Optional<Instant> time) {
    time.ifPresent(at -> node.put(name, at.toString()));
  }

  /** Fails with a {@link RuntimeException} for a text that {@link #write} did not return. */
  public static ApiKey read(String json) {
    JsonNode node = MAPPER.readTree(json);
    return new ApiKey(
        new KeyId(node.required("id").asString()),
        new TenantId(node.required("tenant").asString()),
        node.required("name").asString(),
        texts(node.required("roles")).stream()
            .map(text -> Role.find(text).orElseThrow())
            .collect(Collectors.toSet()),
        Optional.ofNullable(node.get("projects")).map(KeyJson::projects),
        time(node, "expires_at"),
        node.required("created_by").asString(),
        Instant.parse(node.required("created_at").asString()),
        time(node, "last_used"),
        node.required("secrets")
            .valueStream()
            .map(
                secret ->
                    new KeySecret(secret.required("sha256").asString(), time(secret, "until")))
            .toList());
  }

  private static Set<ProjectId> projects(JsonNode array) {
    return texts(array).stream().map(ProjectId::new).collect(Collectors.toSet());
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }

  private static Optional<Instant> time(JsonNode node, String name) {
    return Optional.ofNullable(node.get(name)).map(text -> Instant.parse(text.asString()));
  }
}
