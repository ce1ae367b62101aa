package dev.patchbay.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.patchbay.Deployments;
import dev.patchbay.mcp.conformance.ConformanceProject;
import dev.patchbay.server.ServerExtension;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The conformance suite of MCP against the real server, for the newest version of each era. It
 * comes by npm, with a Node that is new enough for it; without npm there is nothing to run. What
 * each scenario gave is left line by line in {@code target/conformance/<version>.txt}.
 */
@Tag("portable")
class McpConformanceIT {
  private static final Path TOOLS = Path.of("target", "conformance").toAbsolutePath();
  private static final Path MODULES = TOOLS.resolve("node_modules");
  private static final Path RESOURCES = Path.of("src", "test", "resources", "mcp").toAbsolutePath();

  /** What the suite must have run whole, beside finding no failure that is not expected. */
  private static final List<String> TOOLS_OF_BOTH_ERAS =
      List.of(
          "tools-list",
          "tools-call-simple-text",
          "tools-call-image",
          "tools-call-audio",
          "tools-call-embedded-resource",
          "tools-call-mixed-content",
          "tools-call-error",
          "tools-call-with-progress",
          "server-sse-multiple-streams",
          "dns-rebinding-protection",
          "json-schema-2020-12");

  private static final int WARM_UP_CALLS = 10;

  @RegisterExtension static final ServerExtension SERVER = ConformanceProject.server("conformance");

  private final URL base = SERVER.base();

  @BeforeEach
  void awaitReady() {
    Deployments.awaitReady(base);
  }

  @Test
  void bothErasConform() throws Exception {
    bringSuite();
    ConformanceProject.install(base, "conformance");
    warmUp();

    assertWhole(
        run("2026-07-28"),
        "server-stateless",
        "http-header-validation",
        "http-custom-header-server-validation");
    assertWhole(run("2025-11-25"), "server-initialize", "ping", "server-session-lifecycle");
  }

  /** The suite gives a call half a second, and the first calls of a server load its classes. */
  private void warmUp() {
    McpConversation client = new McpConversation(base, "conformance");
    for (int i = 0; i < WARM_UP_CALLS; i++) {
      client.call("test_streaming_elicitation");
      client.call("test_logging_tool");
    }
  }

  private static void assertWhole(List<String> lines, String... scenarios) {
    assertThat(Stream.concat(TOOLS_OF_BOTH_ERAS.stream(), Stream.of(scenarios)))
        .allSatisfy(
            scenario ->
                assertThat(lines)
                    .anyMatch(
                        line -> line.matches("✓ " + scenario + ": [1-9][0-9]* passed, 0 failed")));
  }

  /** One line per scenario. */
  private List<String> run(String version) throws Exception {
    Path log = TOOLS.resolve(version + ".log");
    int exit =
        execute(
            log,
            MODULES.resolve("node/bin/node").toString(),
            MODULES.resolve("@modelcontextprotocol/conformance/dist/index.js").toString(),
            "server",
            "--url",
            base + "mcp/conformance",
            "--requirements",
            version,
            "--expected-failures",
            RESOURCES.resolve("tools-only-" + version + ".yaml").toString(),
            "-o",
            TOOLS.resolve("out-" + version).toString());

    assertThat(exit).as(Files.readString(log)).isZero();
    List<String> lines =
        Files.readAllLines(log).stream()
            .filter(line -> line.matches("(✓ .*|✗ .*|Total): .* passed, .* failed"))
            .toList();
    Files.write(TOOLS.resolve(version + ".txt"), lines);
    return lines;
  }

  private static void bringSuite() throws Exception {
    Files.createDirectories(TOOLS);
    Path log = TOOLS.resolve("npm.log");
    try {
      int exit =
          execute(
              log,
              "npm",
              "install",
              "--prefix",
              TOOLS.toString(),
              "--no-audit",
              "--no-fund",
              "node@22",
              "@modelcontextprotocol/conformance@0.2.0-alpha.12");
      if (exit != 0) {
        withoutSuite("npm could not bring it: " + Files.readString(log));
      }
    } catch (IOException e) {
      withoutSuite("there is no npm here");
    }
  }

  private static void withoutSuite(String reason) {
    String sentence = "The conformance suite was not run: " + reason;
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(sentence);
    }
    abort(sentence);
  }

  private static int execute(Path log, String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(List.of(command))
            .directory(TOOLS.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("It took longer than five minutes: " + Files.readString(log));
    }
    return process.exitValue();
  }
}
