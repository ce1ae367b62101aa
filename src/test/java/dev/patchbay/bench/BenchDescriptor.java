package dev.patchbay.bench;

/** Descriptors of the size that real ones have: about 600 bytes and no shared text per tool. */
final class BenchDescriptor {
  private BenchDescriptor() {}

  static String yaml(String name, String version, int tools) {
    StringBuilder yaml =
        new StringBuilder("connector:\n  name: %s\n  version: %s\n".formatted(name, version));
    yaml.append("  base_url: https://").append(name).append(".example/v1\n");
    yaml.append("  auth: {type: bearer, token: \"${config:token}\"}\n  tools:\n");
    for (int i = 0; i < tools; i++) {
      yaml.append(tool(name, i));
    }
    return yaml.toString();
  }

  private static String tool(String connector, int number) {
    return """
        - name: get_record_%2$d
          title: Get record %2$d of %1$s
          description: Reads one record of the kind %2$d from %1$s by its id, with the fields that are asked for.
          labels: {team: "%1$s"}
          input_schema:
            type: object
            properties:
              id: {type: string, minLength: 1, maxLength: 64, description: Id of the record in %1$s}
              fields: {type: string, description: "Comma-separated names of the fields, such as name,email"}
            required: [id]
            additionalProperties: false
          output_schema:
            type: object
            properties: {id: {type: string}, name: {type: string}, changed_at: {type: string}}
            required: [id]
          endpoint: GET /kinds/%2$d/records/{id}
    """
        .formatted(connector, number);
  }
}
