package dev.patchbay.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.canary.Observed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two tenants with equal projects, a key for every actor, and their requests. */
final class AccessWorld {
  static final String ACME = "acme";
  static final String BANK = "bank";
  static final Path CONNECTORS = Path.of("target", "it-tmp", "access-connectors");
  static final String CRM =
      """
      connector:
        name: crm
        version: 1.0.0
        tools:
          - {name: a, description: A thing, input_schema: {type: object}, endpoint: math.add}
      """;

  private static final String UNKNOWN_KEY = "000000000000";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_BYTES = 1 << 20;

  private final HttpClient http =
      Observed.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI base;
  private final String root;
  private final Map<Actor, String> keys = new EnumMap<>(Actor.class);
  private final Map<Thing, String> keyIds = new EnumMap<>(Thing.class);

  /** An answer, read to its end unless it has none. */
  record Answer(int status, String text, HttpResponse<?> response) {
    JsonNode json() {
      return JsonMapper.shared().readTree(text);
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  /**
   * @param root the key of a platform-admin
   */
  AccessWorld(URI base, String root) {
    this.base = base;
    this.root = root;
  }

  /** The connector's file, for every tenant. */
  static void writeFiles() throws IOException {
    for (String tenant : List.of(ACME, BANK, "default")) {
      Files.createDirectories(CONNECTORS.resolve(tenant));
      Files.writeString(CONNECTORS.resolve(tenant).resolve("crm.yaml"), CRM);
    }
  }

  void build() {
    for (Actor actor : Actor.values()) {
      actor.role.ifPresent(
          role -> keys.put(actor, key(actor.tenant, role.text(), "").path("key").asString()));
    }
    keys.put(Actor.MALFORMED, keys.get(Actor.ADMIN) + "x");
    JsonNode revoked = key(ACME, "admin", "");
    keys.put(Actor.REVOKED, revoked.path("key").asString());
    assertThat(rootSends("DELETE", "/v1/keys/" + revoked.path("id").asString()).status())
        .isEqualTo(200);
    String soon = ",\"expires_at\":\"" + Instant.now().plusSeconds(2) + "\"";
    keys.put(Actor.EXPIRED, key(ACME, "admin", soon).path("key").asString());
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> send(Actor.EXPIRED, "GET", "/v1/projects").status() == 401);
    keyIds.put(Thing.OF_NOBODY, UNKNOWN_KEY);
    restore(Thing.OF_ACME);
    restore(Thing.OF_BANK);
  }

  /** A new key, as the answer that created it. */
  JsonNode key(String tenant, String role, String moreFields) {
    String body =
        "{\"tenant\":\"%s\",\"name\":\"n\",\"roles\":[\"%s\"]%s}"
            .formatted(tenant, role, moreFields);
    Answer made = send(root, "POST", "/v1/keys", Map.of("Content-Type", "application/json"), body);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json();
  }

  /** Restores the object after a change. */
  void restore(Thing thing) {
    install(thing.tenant, thing.project);
    keyIds.put(thing, key(thing.tenant, "viewer", "").path("id").asString());
  }

  void install(String tenant, String project) {
    Map<String, String> headers = Map.of("Content-Type", "application/yaml", "X-Tenant-ID", tenant);
    String path = "/v1/projects/" + project + "/connectors/install-from-manifest?enabled=true";
    Answer installed = send(root, "POST", path, headers, CRM);
    assertThat(installed.status()).as(installed.text()).isIn(200, 201);
  }

  /** Traces of a request in a tenant that had no such project. */
  void remove(String tenant, String project) {
    Answer removed =
        send(root, "DELETE", "/v1/projects/" + project, Map.of("X-Tenant-ID", tenant), "");
    assertThat(removed.status()).isIn(200, 404);
  }

  /** All content of both tenants, except keys created by the test. */
  String everything() {
    StringBuilder all = new StringBuilder();
    for (String tenant : List.of(ACME, BANK)) {
      all.append(send(root, "GET", "/v1/projects", Map.of("X-Tenant-ID", tenant), "").text());
    }
    return all.append(rootSends("GET", "/v1/keys").json().path("keys").findValues("id")).toString();
  }

  Answer rootSends(String method, String target) {
    return send(root, method, target, Map.of(), "");
  }

  String root() {
    return root;
  }

  String keyOf(Actor actor) {
    return keys.getOrDefault(actor, "");
  }

  Answer send(Actor actor, String method, String target) {
    return send(keyOf(actor), method, target, Map.of(), "");
  }

  /** The request of a REST row. */
  Answer send(Actor actor, String route, AccessRow row, Thing thing) {
    String[] words = route.split(" ", -1);
    Map<String, String> headers = new LinkedHashMap<>(row.headers());
    row.body().ifPresent(body -> headers.put("Content-Type", body.contentType()));
    if (!words[1].contains("{")) {
      // The path names no tenant, so a header tries to.
      headers.put("X-Tenant-ID", thing.tenant.isEmpty() ? "nobody" : thing.tenant);
      if (actor == Actor.PLATFORM_ADMIN) {
        headers.remove("X-Tenant-ID");
      }
    }
    String body = row.body().map(AccessRow.Body::text).orElse("");
    return send(keyOf(actor), words[0], path(words[1], thing) + row.query(), headers, body);
  }

  private String path(String template, Thing thing) {
    return template
        .replace("{project}", thing.project)
        .replace("{connector_name}", "crm")
        .replace("{tool_name}", "crm__a")
        .replace("{version}", "1.0.0")
        .replace("{key_id}", keyIds.get(thing));
  }

  /** The request of an MCP row. */
  Answer sendMcp(Actor actor, String method, Thing thing) {
    return sendMcp(keyOf(actor), method, thing.project);
  }

  Answer sendMcp(String credential, String method, String project) {
    String target = "/mcp/" + project;
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "application/json, text/event-stream");
    if (method.equals("GET") || method.equals("DELETE")) {
      return send(credential, method, target, headers, "");
    }
    headers.put("Content-Type", "application/json");
    boolean legacy = method.equals("initialize") || method.equals("ping");
    if (!legacy) {
      headers.put("MCP-Protocol-Version", "2026-07-28");
      headers.put("Mcp-Method", method);
    }
    if (method.equals("tools/call")) {
      headers.put("Mcp-Name", "crm__a");
    }
    return send(credential, "POST", target, headers, legacy ? legacy(method) : modern(method));
  }

  private static String legacy(String method) {
    return """
        {"jsonrpc":"2.0","id":1,"method":"%s","params":{"protocolVersion":"2025-11-25",
        "capabilities":{},"clientInfo":{"name":"c","version":"1"}}}"""
        .formatted(method);
  }

  private static String modern(String method) {
    return """
        {"jsonrpc":"2.0","id":1,"method":"%s","params":{"name":"crm__a","arguments":{"a":1,"b":2},
        "notifications":{"toolsListChanged":true},"_meta":{
        "io.modelcontextprotocol/protocolVersion":"2026-07-28",
        "io.modelcontextprotocol/clientCapabilities":{}}}}"""
        .formatted(method);
  }

  Answer send(
      String credential, String method, String target, Map<String, String> headers, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(target))
            .timeout(PATIENCE)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::header);
    if (!credential.isEmpty()) {
      request.header("Authorization", "Bearer " + credential);
    }
    try {
      var response = http.send(request.build(), BodyHandlers.ofInputStream());
      try (var in = response.body()) {
        boolean endless = contentType(response).orElse("").startsWith("text/event-stream");
        String text = endless ? "" : new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        return new Answer(response.statusCode(), text, response);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + target, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Optional<String> contentType(HttpResponse<?> response) {
    return response.headers().firstValue("Content-Type");
  }
}
