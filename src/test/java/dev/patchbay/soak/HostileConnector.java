package dev.patchbay.soak;

/** Descriptors of the two tenants. */
final class HostileConnector {
  private HostileConnector() {}

  /** The neighbour's connector: one tool that answers at once. */
  static String quiet(String upstream) {
    return """
    connector:
      name: quiet
      version: 1.0.0
      base_url: http://%s
      tools:
        - {name: t, input_schema: {type: object}, endpoint: GET /quiet}
    """
        .formatted(upstream);
  }

  /** The attacker's connector: every limit that a descriptor can raise is raised. */
  static String yaml(String upstream) {
    return """
    connector:
      name: bad
      version: 1.0.0
      base_url: http://%s
      defaults: {timeout: PT2S, max_response_bytes: 16777216, max_concurrent: 50}
      tools:
        - name: values
          input_schema: {type: object}
          output_schema: {type: array}
          endpoint: GET /values/1048576
        - name: many_values
          input_schema: {type: object}
          output_schema: {type: array}
          endpoint: GET /values/16000000
        - name: text
          input_schema: {type: object}
          endpoint: GET /text/16000000
        - name: collide_out
          input_schema: {type: object}
          output_schema: {type: object, properties: {items: {type: array, uniqueItems: true}}}
          endpoint: GET /collide/32000
        - name: collide_in
          input_schema: {type: object, properties: {items: {type: array, uniqueItems: true}}}
          endpoint: POST /any
    """
        .formatted(upstream);
  }
}
