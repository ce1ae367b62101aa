package dev.patchbay.soak;

import java.util.concurrent.atomic.AtomicInteger;

/** Bodies of the attacks, created once. */
final class Bodies {
  static final String[] MCP = {"Accept", "application/json, text/event-stream"};
  static final String MESSAGE = HostileText.message(4 * 1024 * 1024);
  static final String IMPORT = HostileText.importLine(19 * 1024 * 1024);

  /** Just below the cap on the body of a request. */
  static final String COLLIDING = HostileText.jsonOfColliding(9_500);

  private static final AtomicInteger VERSION = new AtomicInteger();
  private static final String FILLING = "x".repeat(200_000);

  private Bodies() {}

  /** Another version of a descriptor close to the size limit. */
  static void install(AttackedServer server) {
    server.operator.postYaml(
        "/v1/projects/p/connectors/install-from-manifest",
        """
        connector:
          name: large
          version: 1.0.%d
          metadata: {text: %s}
          tools:
            - {name: t, input_schema: {type: object}, endpoint: math.add}
        """
            .formatted(VERSION.incrementAndGet(), FILLING));
  }
}
