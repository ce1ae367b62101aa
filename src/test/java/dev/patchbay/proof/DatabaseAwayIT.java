package dev.patchbay.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.Deployments;
import dev.patchbay.canary.Canaries;
import dev.patchbay.canary.Observed;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server whose PostgreSQL is down at its start, comes, goes, and comes back. */
@ExtendWith(ArquillianExtension.class)
class DatabaseAwayIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path PASSWORD = Path.of("target", "it-tmp", "away-secrets", "password");
  private static final String CONNECTOR =
      """
      {"config": {"api_key": "%s"}, "manifest": {"connector": {"name": "crm", "version": "1.0.0",
        "tools": [{"name": "a", "input_schema": {"type": "object"}, "endpoint": "math.add"}]}}}
      """
          .formatted(Canaries.plant("away"));
  private static final KillablePostgres DATABASE =
      new KillablePostgres(Path.of("target", "it-away-postgres"));

  @ArquillianResource URL url;

  private final HttpClient client = Observed.newHttpClient();

  @Deployment(testable = false)
  static WebArchive war() throws IOException {
    Files.createDirectories(PASSWORD.getParent());
    Files.writeString(PASSWORD, Canaries.plant("jdbc-password"));
    return Deployments.builtWar()
        .addAsLibrary(
            Deployments.settings(
                Map.of(
                    "patchbay.store", "jdbc",
                    "patchbay.jdbc.url", DATABASE.url(),
                    "patchbay.jdbc.password-file", PASSWORD.toString(),
                    "patchbay.secrets.key", Canaries.masterKey())));
  }

  @AfterAll
  static void stop() {
    DATABASE.close();
  }

  @Test
  void readsSurviveADatabaseOutageAndWritesRecover() {
    HttpResponse<String> early = get("/v1/projects");
    assertThat(early.statusCode()).isEqualTo(503);
    assertThat(early.headers().firstValue("Retry-After")).contains("1");
    assertThat(early.body()).contains("\"error_type\":\"STORE_UNAVAILABLE\"");
    assertThat(get("/mcp/shop").statusCode()).isEqualTo(503);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(get("/health/ready"))
                    .returns(503, HttpResponse::statusCode)
                    .extracting(HttpResponse::body)
                    .asString()
                    .contains("the database cannot be reached"));

    DATABASE.start();
    await().atMost(PATIENCE).until(() -> get("/health/ready").statusCode() == 200);
    assertThat(put("/v1/projects/shop").statusCode()).isEqualTo(201);
    assertThat(install().statusCode()).isEqualTo(201);

    DATABASE.stop();
    HttpResponse<String> refused = put("/v1/projects/bank");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(refused.body()).contains("\"error_type\":\"STORE_UNAVAILABLE\"");
    assertThat(get("/v1/projects/shop").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready"))
        .returns(200, HttpResponse::statusCode)
        .extracting(HttpResponse::body)
        .asString()
        .contains("\"trouble\"", "\"since\"");

    DATABASE.start();
    await().atMost(PATIENCE).until(() -> put("/v1/projects/bank").statusCode() == 201);
    assertThat(get("/health/ready").body()).doesNotContain("\"trouble\"");
  }

  private HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  private HttpResponse<String> put(String path) {
    return send(request(path).PUT(BodyPublishers.noBody()));
  }

  private HttpResponse<String> install() {
    return send(
        request("/v1/projects/shop/connectors/install-from-manifest")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(CONNECTOR)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + url.getPort() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
