package dev.patchbay.mcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.PatchbayClient;
import dev.patchbay.server.ServerExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A project with the tools of the conformance suite, and its server. */
public final class ConformanceProject {
  private static final ConformanceUpstream UPSTREAM = new ConformanceUpstream();
  private static final AtomicInteger CHANGES = new AtomicInteger();

  private ConformanceProject() {}

  /** A server with the tools' handlers. */
  public static ServerExtension server(String name) {
    return ServerExtension.with(
        name,
        () ->
            Map.of(
                "patchbay.upstream.allow", UPSTREAM.authority(), "patchbay.mcp.keep-alive", "PT1S"),
        ConformanceHandlers.class,
        Waited.class);
  }

  /** Address of the upstream, as {@code host:port}. */
  public static String upstream() {
    return UPSTREAM.authority();
  }

  /** Installs the tools. The tool that changes the list uses Patchbay's own REST API. */
  public static void install(URL base, String project) {
    PatchbayClient client = new PatchbayClient(base);
    String path = "/v1/projects/" + project + "/connectors/install-from-manifest";
    UPSTREAM.onTrigger(() -> installed(client.postYaml(path, changing(CHANGES.incrementAndGet()))));
    installed(client.postYaml(path, descriptor()));
  }

  private static String descriptor() {
    Path file = Path.of("src", "test", "resources", "mcp", "connectors", "conformance.yaml");
    try {
      return Files.readString(file).replace("UPSTREAM", UPSTREAM.authority());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String changing(int number) {
    return """
        connector:
          name: changing
          version: 1.0.0
          tools:
            - name: change_%d
              description: Differs from change to change
              input_schema: {type: object}
              endpoint: math.add
        """
        .formatted(number);
  }

  private static void installed(PatchbayClient.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
  }
}
