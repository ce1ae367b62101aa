package dev.patchbay.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.patchbay.mcp.conformance.ConformanceProject;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The conformance suite of MCP against the real server, for the newest version of each era. It
 * comes by npm, with a Node that is new enough for it; without npm there is nothing to run.
 */
@ExtendWith(ArquillianExtension.class)
class McpConformanceIT {
  private static final Path TOOLS = Path.of("target", "conformance").toAbsolutePath();
  private static final Path MODULES = TOOLS.resolve("node_modules");
  private static final Path RESOURCES = Path.of("src", "test", "resources", "mcp").toAbsolutePath();

  private static final int WARM_UP_CALLS = 10;

  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive war() {
    return ConformanceProject.war();
  }

  @Test
  void bothErasConform() throws Exception {
    bringSuite();
    ConformanceProject.install(base, "conformance");
    warmUp();

    run("2026-07-28");
    run("2025-11-25");
  }

  /** The suite gives a call half a second, and the first calls of a server load its classes. */
  private void warmUp() {
    McpConversation client = new McpConversation(base, "conformance");
    for (int i = 0; i < WARM_UP_CALLS; i++) {
      client.call("test_streaming_elicitation");
      client.call("test_logging_tool");
    }
  }

  private void run(String version) throws Exception {
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
