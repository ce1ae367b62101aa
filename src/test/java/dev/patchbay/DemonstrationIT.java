package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.canary.Canaries;
import dev.patchbay.canary.Observed;
import dev.patchbay.demo.Demonstration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs the demonstration as a user does, and checks the metrics afterwards. */
@ExtendWith(ArquillianExtension.class)
class DemonstrationIT {
  private static final String SAMPLE = "weather-api.yaml";
  private static final HttpClient HTTP = Observed.newHttpClient();
  private static final Path CONNECTORS =
      Path.of("target", "it-connectors-demonstration").toAbsolutePath();

  @ArquillianResource URL base;

  @BeforeEach
  void awaitReady() {
    Deployments.awaitReady(base);
  }

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.builtWar()
        .addAsLibrary(
            Deployments.settings(Map.of("patchbay.connectors.dir", CONNECTORS.toString())));
  }

  /** One sample as a file; the others come from the WAR. */
  @BeforeAll
  static void fillDirectory() throws IOException {
    Canaries.planted(Demonstration.API_KEY);
    Files.createDirectories(CONNECTORS);
    Files.copy(
        Path.of("connectors", SAMPLE),
        CONNECTORS.resolve(SAMPLE),
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void everyStepPasses() throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();

    boolean asExpected =
        Demonstration.run(
            HTTP, base.toURI(), CONNECTORS, new PrintStream(printed, true, StandardCharsets.UTF_8));

    assertThat(asExpected).as(printed.toString(StandardCharsets.UTF_8)).isTrue();
    try (Stream<Path> left = Files.list(CONNECTORS)) {
      assertThat(left).containsExactly(CONNECTORS.resolve(SAMPLE));
    }
  }

  @Test
  void metricsNameNoTenant() throws Exception {
    Demonstration.run(
        HTTP, base.toURI(), CONNECTORS, new PrintStream(OutputStream.nullOutputStream()));

    String metrics = get("/metrics?scope=application");

    assertThat(metrics.lines().map(line -> line.replaceFirst("[{ ].*", "")))
        .contains(
            "patchbay_projects",
            "patchbay_connectors",
            "patchbay_tools",
            "patchbay_installs_total",
            "patchbay_reloads_total",
            "patchbay_reload_duration_seconds_bucket",
            "patchbay_reload_duration_seconds_count",
            "patchbay_reload_duration_seconds_sum",
            "patchbay_tool_uses_total",
            "patchbay_requests_total");
    assertThat(metrics)
        .contains("state=\"source_missing\"", "outcome=\"rejected\"", "trigger=\"request\"")
        .doesNotContain("demonstration", "weather-api", "greetings", "calculator", "quantile");
  }

  private String get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(base.toString()).resolve(path)).build();
    return HTTP.send(request, BodyHandlers.ofString()).body();
  }
}
