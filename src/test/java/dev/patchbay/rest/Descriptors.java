package dev.patchbay.rest;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Small descriptors, in YAML and as JSON bodies. */
final class Descriptors {
  private Descriptors() {}

  /** A connector with these tools and the default prefix. */
  static String yaml(String name, String version, String... tools) {
    return "connector:\n  name: %s\n  version: %s\n  tools:\n".formatted(name, version)
        + Stream.of(tools).map(Descriptors::tool).collect(Collectors.joining());
  }

  private static String tool(String name) {
    return """
            - name: %1$s
              description: What %1$s does.
              input_schema: {type: object}
              endpoint: https://api.example.com/%1$s
        """
        .formatted(name);
  }

  /** The same connector with an additional line below {@code connector:}. */
  static String with(String yaml, String line) {
    return yaml.replaceFirst("\n", "\n  " + line + "\n");
  }

  static JsonNode tree(String yaml) {
    return new YAMLMapper().readTree(yaml);
  }

  /** A body of install-from-manifest. */
  static String manifest(String yaml) {
    return body(yaml).toString();
  }

  /** A body of install-from-manifest with more fields, such as {@code "enabled": false}. */
  static String manifest(String yaml, String fields) {
    ObjectNode body = body(yaml);
    body.setAll((ObjectNode) JsonMapper.shared().readTree("{" + fields + "}"));
    return body.toString();
  }

  private static ObjectNode body(String yaml) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.set("manifest", tree(yaml));
    return body;
  }
}
