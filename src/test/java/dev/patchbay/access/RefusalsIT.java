package dev.patchbay.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.patchbay.Deployments;
import dev.patchbay.access.AccessWorld.Answer;
import dev.patchbay.server.ServerExtension;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Records of refusals, and rate limits. */
class RefusalsIT {
  private static final int REQUESTS_PER_KEY = 40;
  private static final String OWN = "/v1/projects/own";

  @RegisterExtension
  static final ServerExtension SERVER = ServerExtension.with("refusals", RefusalsIT::settings);

  private final URL url = SERVER.base();

  private AccessWorld world;

  private static Map<String, String> settings() throws IOException {
    return Deployments.withFileStore(
        "refusals",
        Map.of(
            "patchbay.auth",
            "secure",
            "patchbay.limits.changes-per-minute",
            "off",
            "HOT_RELOAD",
            "false",
            "patchbay.limits.requests-per-key",
            "" + REQUESTS_PER_KEY));
  }

  @BeforeEach
  void open() throws IOException {
    Deployments.awaitReady(url);
    Path key = Path.of("target", "it-stores", "refusals", "bootstrap-key");
    world = new AccessWorld(URI.create("http://127.0.0.1:" + url.getPort()), Files.readString(key));
  }

  @Test
  void refusedChangesAreRecordedForTheCallersTenant() {
    world.install(AccessWorld.ACME, "own");
    JsonNode viewer = world.key(AccessWorld.ACME, "viewer", "");
    JsonNode admin = world.key(AccessWorld.ACME, "admin", "");
    JsonNode stranger = world.key(AccessWorld.BANK, "admin", "");

    assertThat(send(viewer, "DELETE", OWN + "/connectors/crm").status()).isEqualTo(403);
    assertThat(send(stranger, "POST", OWN + "/connectors/crm/disable").status()).isEqualTo(404);
    assertThat(world.send("", "PUT", OWN, Map.of(), "").status()).isEqualTo(401);

    assertThat(refusals(admin.path("key").asString()))
        .containsExactly(tuple(id(viewer), "ConnectorUninstalled", "crm", "own", "127.0.0.1"));
    assertThat(refusals(stranger.path("key").asString()))
        .containsExactly(tuple(id(stranger), "ConnectorDisabled", "crm", "own", "127.0.0.1"));
    assertThat(refusals(world.root()))
        .contains(tuple("anonymous", "ProjectCreated", "own", "own", "127.0.0.1"));
  }

  private Answer send(JsonNode key, String method, String target) {
    return world.send(key.path("key").asString(), method, target, Map.of(), "");
  }

  private static String id(JsonNode key) {
    return key.path("id").asString();
  }

  private List<Tuple> refusals(String credential) {
    return world
        .send(credential, "GET", "/v1/audit", Map.of(), "")
        .json()
        .path("records")
        .valueStream()
        .filter(record -> record.path("outcome").asString().equals("refused"))
        .map(RefusalsIT::look)
        .toList();
  }

  private static Tuple look(JsonNode record) {
    return tuple(
        record.path("actor").asString(),
        record.path("action").asString(),
        record.path("object").asString(),
        record.path("project").asString(),
        record.path("address").asString());
  }

  @Test
  void bootstrapKeyIsRecorded() {
    List<JsonNode> records =
        world
            .send(world.root(), "GET", "/v1/audit?actor=bootstrap", Map.of(), "")
            .json()
            .path("records")
            .valueStream()
            .toList();

    assertThat(records).hasSize(1);
    assertThat(records.get(0).path("action").asString()).isEqualTo("KeyCreated");
    assertThat(records.get(0).path("outcome").asString()).isEqualTo("done");
  }

  @Test
  void rateLimitOfAKeyAffectsNoOtherKey() {
    JsonNode eager = world.key(AccessWorld.ACME, "viewer", "");
    JsonNode other = world.key(AccessWorld.ACME, "viewer", "");

    for (int i = 0; i < REQUESTS_PER_KEY; i++) {
      assertThat(send(eager, "GET", "/v1/projects").status()).isEqualTo(200);
    }
    Answer refused = send(eager, "GET", "/v1/projects");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).matches("[1-9][0-9]?");
    assertThat(refused.text()).contains("RATE_LIMITED");
    assertThat(send(other, "GET", "/v1/projects").status()).isEqualTo(200);
  }

  @Test
  void serverWithDevelopmentAccessAndCallersWarns() {
    assertThat(world.send("", "GET", "/metrics?scope=application", Map.of(), "").text())
        .containsPattern("(?m)^patchbay_dev_mode(\\{.*})? 0(\\.0)?$");
  }
}
