package dev.patchbay.access;

import dev.patchbay.canary.Canaries;
import dev.patchbay.model.Role;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The expected access rule of a route, written independently of the code.
 *
 * @param roles one of which the route needs
 * @param body of the request
 * @param found the answer when the caller may see the object
 * @param absent the answer when it may not
 */
record AccessRow(
    Set<Role> roles,
    Optional<Body> body,
    String query,
    Map<String, String> headers,
    Set<Integer> found,
    Set<Integer> absent) {

  record Body(String contentType, String text) {}

  private static final Role[] READ = {Role.VIEWER};
  private static final Role[] USE = {Role.VIEWER, Role.CALLER};
  private static final Role[] CALL = {Role.CALLER};
  private static final Role[] CHANGE = {Role.OPERATOR};
  private static final Role[] ADMINISTER = {Role.ADMIN};
  private static final Role[] OPERATE_ALL = {Role.PLATFORM_ADMIN};

  private static final String PROJECT = "/v1/projects/{project}";
  private static final String CONNECTORS = PROJECT + "/connectors";
  private static final String CONNECTOR = CONNECTORS + "/{connector_name}";
  private static final String TOOL = PROJECT + "/tools/{tool_name}";

  /** By method and path; routes that differ by media type have that appended. */
  static final Map<String, AccessRow> REST =
      Map.ofEntries(
          Map.entry("GET /v1/projects", always(READ, 200)),
          Map.entry("PUT " + PROJECT, changes(CHANGE, 200, 201)),
          Map.entry("GET " + PROJECT, of(READ)),
          Map.entry("DELETE " + PROJECT, of(ADMINISTER)),
          Map.entry("GET " + PROJECT + "/stats", of(READ)),
          Map.entry("POST " + PROJECT + "/hot-reload", of(CHANGE)),
          Map.entry("POST " + PROJECT + "/install-samples", changes(CHANGE, 200, 200)),
          Map.entry("GET " + CONNECTORS, of(READ)),
          Map.entry("GET " + CONNECTOR, of(READ)),
          Map.entry(
              "GET " + CONNECTOR + " application/yaml", of(READ).accepting("application/yaml")),
          Map.entry("DELETE " + CONNECTOR, of(CHANGE)),
          Map.entry("POST " + CONNECTOR + "/enable", of(CHANGE)),
          Map.entry("POST " + CONNECTOR + "/disable", of(CHANGE)),
          Map.entry(
              "PUT " + CONNECTOR + "/config",
              of(CHANGE).sending("{\"a\": \"" + Canaries.plant("access") + "\"}")),
          Map.entry("PATCH " + CONNECTOR + "/config", of(CHANGE).sending("{\"a\": null}")),
          Map.entry("GET " + CONNECTOR + "/versions", of(READ)),
          Map.entry("GET " + CONNECTOR + "/versions/{version}", of(READ)),
          Map.entry(
              "GET " + CONNECTOR + "/versions/{version} application/yaml",
              of(READ).accepting("application/yaml")),
          Map.entry("GET " + CONNECTOR + "/diff", of(READ).asking("?from=1.0.0&to=1.0.0")),
          Map.entry(
              "POST " + CONNECTOR + "/rollback", of(CHANGE).sending("{\"version\": \"1.0.0\"}")),
          Map.entry(
              "POST " + CONNECTORS + "/install-from-file",
              changes(CHANGE, 200, 201).sending("{\"file_path\": \"crm.yaml\"}")),
          Map.entry(
              "POST " + CONNECTORS + "/install-from-manifest",
              changes(CHANGE, 200, 201).sending("application/yaml", AccessWorld.CRM)),
          Map.entry(
              "POST " + CONNECTORS + "/validate",
              changes(CHANGE, 200, 200).sending("application/yaml", AccessWorld.CRM)),
          Map.entry("GET " + PROJECT + "/tools", of(USE)),
          Map.entry("GET " + TOOL, of(USE)),
          Map.entry("POST " + TOOL + "/used", of(CALL)),
          Map.entry("POST " + TOOL + "/invoke", of(CALL).sending("{\"dry_run\": true}")),
          Map.entry("GET /v1/stats", always(READ, 200)),
          Map.entry("GET /v1/events", always(READ, 200)),
          Map.entry("GET " + PROJECT + "/events", of(READ)),
          Map.entry("GET /v1/export", always(ADMINISTER, 200)),
          Map.entry(
              "POST /v1/import", always(ADMINISTER, 422).sending("application/x-ndjson", "{}")),
          Map.entry("GET /v1/audit", always(ADMINISTER, 200)),
          Map.entry("POST /v1/secrets/rotate", always(OPERATE_ALL, 200)),
          Map.entry("GET /v1/keys", always(ADMINISTER, 200)),
          Map.entry(
              "POST /v1/keys",
              always(ADMINISTER, 201).sending("{\"name\": \"x\", \"roles\": [\"viewer\"]}")),
          Map.entry("POST /v1/keys/{key_id}/rotate", of(ADMINISTER)),
          Map.entry("DELETE /v1/keys/{key_id}", of(ADMINISTER)));

  /** By the MCP method; {@code GET} and {@code DELETE} are those of HTTP. */
  static final Map<String, AccessRow> MCP =
      Map.of(
          "server/discover", of(USE),
          "tools/list", of(USE),
          "tools/call", of(CALL),
          "subscriptions/listen", of(USE),
          "initialize", of(USE),
          // Without the session that these need, they only pass authentication.
          "ping", changes(USE, 400, 404),
          "GET", changes(USE, 400, 404),
          "DELETE", changes(USE, 400, 404));

  private static AccessRow of(Role... roles) {
    return changes(roles, 200, 404);
  }

  private static AccessRow always(Role[] roles, int status) {
    return changes(roles, status, status);
  }

  private static AccessRow changes(Role[] roles, int found, int absent) {
    return new AccessRow(
        Set.of(roles), Optional.empty(), "", Map.of(), Set.of(found), Set.of(absent));
  }

  private AccessRow sending(String json) {
    return sending("application/json", json);
  }

  private AccessRow sending(String contentType, String text) {
    return new AccessRow(
        roles, Optional.of(new Body(contentType, text)), query, headers, found, absent);
  }

  private AccessRow asking(String wanted) {
    return new AccessRow(roles, body, wanted, headers, found, absent);
  }

  private AccessRow accepting(String type) {
    return new AccessRow(roles, body, query, Map.of("Accept", type), found, absent);
  }

  boolean isAllowedTo(Actor actor) {
    return actor.role.filter(role -> roles.stream().anyMatch(role::includes)).isPresent();
  }

  /** Does the answer depend on the owner of the object? */
  boolean tellsAbsence() {
    return absent.equals(Set.of(404));
  }
}
