package dev.patchbay.canary;

import static dev.patchbay.canary.Canaries.plant;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One connector per place that takes a secret for calls. */
final class CanaryConnectors {
  /**
   * The tools of each connector; fewer than half of the calls fail, since otherwise the circuit
   * would open.
   */
  static final List<String> TOOLS = List.of("well", "fail", "well_said", "well_drawn");

  private final String upstream;
  private final Map<String, Connector> all = new LinkedHashMap<>();

  /**
   * @param auth as YAML in one line
   * @param headers of the requests, likewise
   * @param config as JSON
   */
  record Connector(String name, String auth, String headers, String config) {}

  CanaryConnectors(String upstream) {
    this.upstream = upstream;
    add("config", "{type: api_key}", "{}", config("api_key", "config"));
    add("query", "{type: api_key, in: query, name: k}", "{}", config("api_key", "query"));
    add("patched", "{type: bearer}", "{}", config("token", "config-old"));
    add("literal", "{type: bearer, token: " + plant("literal") + "}", "{}", "{}");
    add("basic", "{type: basic, username: ann, password: " + plant("basic") + "}", "{}", "{}");
    add("cookie", "{type: none}", "{Cookie: " + plant("cookie") + "}", "{}");
    add("header", "{type: none}", "{X-API-Key: " + plant("header") + "}", "{}");
    add("file", "{type: bearer, token: \"${file:canary}\"}", "{}", "{}");
    add("env", "{type: bearer, token: \"${env:PATCHBAY_CONN_CANARY}\"}", "{}", "{}");
    add("oauth", oauth("token"), "{}", config("client_secret", "oauth"));
    add("refused", oauth("bad-token"), "{}", config("client_secret", "client"));
    add("own", "{type: key_scheme, key: \"${config:shared}\"}", "{}", config("shared", "own"));
    add("own-literal", "{type: key_scheme, key: " + plant("own-literal") + "}", "{}", "{}");
  }

  private void add(String name, String auth, String headers, String config) {
    all.put(name, new Connector(name, auth, headers, config));
  }

  private static String config(String field, String where) {
    return "{\"" + field + "\": \"" + plant(where) + "\"}";
  }

  private String oauth(String path) {
    return "{type: oauth2_client_credentials, client_id: me, token_url: 'http://%s/%s'}"
        .formatted(upstream, path);
  }

  List<Connector> all() {
    return List.copyOf(all.values());
  }

  List<String> names() {
    return List.copyOf(all.keySet());
  }

  /** As JSON without credentials, since only JSON can carry a config. */
  String body(Connector connector) {
    return """
        {"config": %s, "manifest": {"connector": {"name": "%s", "version": "0.1.0", "tools": [
          {"name": "fail", "input_schema": {"type": "object"}, "endpoint": "GET http://%s/x"}]}}}
        """
        .formatted(connector.config(), connector.name(), upstream);
  }

  String yaml(Connector connector) {
    return yaml(connector.name(), "1.0.0", connector.auth(), connector.headers());
  }

  /** A later version with another literal secret. */
  String nextLiteral() {
    return yaml("literal", "2.0.0", "{type: bearer, token: " + plant("literal-next") + "}", "{}");
  }

  String yaml(String name, String version, String auth, String headers) {
    StringBuilder yaml = new StringBuilder("connector:\n");
    yaml.append("  name: ").append(name).append("\n  version: ").append(version);
    yaml.append("\n  auth: ").append(auth).append("\n  tools:\n");
    for (String tool : TOOLS) {
      yaml.append("    - name: ").append(tool).append("\n      input_schema: {type: object}\n");
      yaml.append("      endpoint: GET http://").append(upstream).append('/');
      yaml.append(tool.replace('_', '-')).append('/').append(name).append('\n');
      yaml.append("      request: {headers: ").append(headers).append("}\n");
    }
    return yaml.toString();
  }
}
