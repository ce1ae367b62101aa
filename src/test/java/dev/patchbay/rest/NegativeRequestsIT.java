package dev.patchbay.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.Deployments;
import dev.patchbay.openapi.OpenApiDocument;
import dev.patchbay.openapi.Operation;
import dev.patchbay.server.ServerExtension;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Sends thousands of wrong requests, generated from the OpenAPI document, to the real server: none
 * makes it fail or changes anything. Another seed is set by {@code -Dpatchbay.negative.seed}.
 */
@Tag("portable")
class NegativeRequestsIT {
  private static final String TENANT = "negative";
  private static final int LEAST = 3_000;
  private static final int PER_BODY = 280;
  private static final long SEED = Long.getLong("patchbay.negative.seed", 20_261_126L);

  private final OpenApiDocument document = new OpenApiDocument();
  private final DocumentedAnswers unchecked = new DocumentedAnswers();

  @RegisterExtension
  static final ServerExtension SERVER =
      ServerExtension.with("negative", NegativeRequestsIT::settings);

  private final URL url = SERVER.base();

  @BeforeEach
  void awaitReady() {
    Deployments.awaitReady(url);
  }

  private static Map<String, String> settings() {
    return Map.of(
        "HOT_RELOAD", "false", "patchbay.connectors.dir", ConnectorFiles.ROOT + "/{tenant}");
  }

  @Test
  void wrongRequestsCauseNoFailureAndNoChange(TestReporter reporter) {
    prepare();
    List<NegativeRequest> requests = NegativeRequests.of(document, SEED, TENANT, PER_BODY);
    reporter.publishEntry("seed " + SEED, requests.size() + " requests");
    Map<String, String> before = everything();

    List<String> wrong = new ArrayList<>();
    for (NegativeRequest request : requests) {
      int status = raw().send(request).status();
      boolean answered = request.mayBeAnswered() && status >= 200 && status < 400;
      if (!answered && (status < 400 || status >= 500)) {
        wrong.add(status + " " + request);
      }
    }

    assertThat(wrong).as("seed " + SEED).isEmpty();
    assertThat(everything()).as("seed " + SEED).isEqualTo(before);
    assertThat(requests).hasSizeGreaterThanOrEqualTo(LEAST);
  }

  private void prepare() {
    new ConnectorFiles(TENANT).write("file.yaml", Descriptors.yaml("file", "1.0.0", "f"));
    RestClient client = client();
    client
        .postYaml(RestContract.FROM_MANIFEST, Descriptors.yaml("crm", "1.0.0", "a", "b"))
        .expect(201);
    client.postJson(RestContract.FROM_FILE, "{\"file_path\": \"file.yaml\"}").expect(201);
  }

  /** All reads of the tenant, without the parts that change by themselves. */
  private Map<String, String> everything() {
    Map<String, String> shown = new TreeMap<>();
    document.operations().stream()
        .filter(operation -> operation.method().equals("GET"))
        .map(Operation::path)
        .filter(path -> path.startsWith("/v1/"))
        .filter(path -> !path.matches(".*/(events|audit)"))
        .map(RestContract::named)
        .forEach(path -> shown.put(path, shown(path)));
    String metrics = client().getUndocumented("/metrics?scope=application").text();
    metrics
        .lines()
        .filter(line -> line.matches("patchbay_(projects|connectors|tools|tool_uses).*"))
        .forEach(line -> shown.put(line, ""));
    return shown;
  }

  /** The header of an export contains its time. */
  private String shown(String path) {
    return client().getUndocumented(path).text().replaceFirst("^\\{\"type\":\"header\".*", "");
  }

  private RestClient client() {
    return new RestClient(base(), unchecked).with("X-Tenant-ID", TENANT);
  }

  private RawClient raw() {
    return new RawClient(base(), unchecked);
  }

  private URI base() {
    return URI.create("http://127.0.0.1:" + url.getPort());
  }
}
