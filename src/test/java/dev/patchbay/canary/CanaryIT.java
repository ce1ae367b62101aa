package dev.patchbay.canary;

import static dev.patchbay.canary.Canaries.plant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.Deployments;
import dev.patchbay.ServerLog;
import dev.patchbay.canary.CanaryCaller.Answer;
import dev.patchbay.canary.CanaryConnectors.Connector;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Plants secrets at every possible place, uses them, and lets an upstream repeat them. Each answer
 * is searched as it comes; {@link NothingLeaksIT} searches the files afterwards.
 */
@ArquillianTest
class CanaryIT {
  private static final Path DATA = Path.of("target", "it-tmp", "canary-data");
  private static final Path SECRETS = Path.of("target", "it-tmp", "canary-secrets");
  private static final String PROJECT = "/v1/projects/canaries";
  private static final String CONNECTORS = PROJECT + "/connectors";
  private static final String INSTALL = CONNECTORS + "/install-from-manifest";
  private static final CanaryUpstream UPSTREAM = new CanaryUpstream();

  @ArquillianResource URL base;

  private final CanaryConnectors connectors = new CanaryConnectors(UPSTREAM.authority());
  private CanaryCaller admin;

  @Deployment(testable = false)
  @TargetsContainer(ServerLog.CONTAINER)
  static WebArchive war() throws IOException {
    Files.createDirectories(SECRETS.resolve("default"));
    Files.writeString(SECRETS.resolve("default/canary"), plant("file") + "\n");
    Canaries.planted(System.getenv("PATCHBAY_CONN_CANARY"));
    return Deployments.builtWar()
        .addClass(KeyScheme.class)
        .addAsLibrary(
            Deployments.settings(
                Map.of(
                    "patchbay.auth",
                    "secure",
                    "patchbay.limits.changes-per-minute",
                    "off",
                    "patchbay.store",
                    "h2",
                    "patchbay.data.dir",
                    DATA.toString(),
                    "patchbay.secrets.key",
                    Canaries.masterKey(),
                    "patchbay.secrets.dir",
                    SECRETS.toString(),
                    "patchbay.upstream.allow",
                    UPSTREAM.authority())));
  }

  @AfterAll
  static void stop() {
    UPSTREAM.close();
  }

  @BeforeEach
  void logIn() throws IOException {
    Deployments.awaitReady(base);
    admin =
        new CanaryCaller(
            URI.create("http://127.0.0.1:" + base.getPort()),
            Files.readString(DATA.resolve("bootstrap-key")).strip());
  }

  @Test
  void noAnswerHoldsASecret() {
    installEverything();
    useEverything();
    changeAndGoBack();
    refuseDescriptors();
    refuseConfigs();
    refuseStrangers();
    readEverything();
    exportAndImport();
  }

  private void installEverything() {
    for (Connector connector : connectors.all()) {
      admin.send("POST", INSTALL, connectors.body(connector)).expect(201);
      admin.postYaml(INSTALL, connectors.yaml(connector)).expect(200);
      admin.postYaml(CONNECTORS + "/validate", connectors.yaml(connector)).expect(200);
    }
    String config = CONNECTORS + "/%s/config";
    admin
        .send("PUT", config.formatted("query"), "{\"api_key\": \"" + plant("put") + "\"}")
        .expect(200);
    admin
        .send("PATCH", config.formatted("patched"), "{\"token\": \"" + plant("patch") + "\"}")
        .expect(200);
  }

  /** The upstream really gets each secret, and repeats it. */
  private void useEverything() {
    connectors.names().forEach(this::use);
    assertThat(
            List.of(
                "config",
                "put",
                "patch",
                "literal",
                "cookie",
                "header",
                "file",
                "env",
                "oauth",
                "client",
                "access-token",
                "own",
                "own-literal"))
        .allSatisfy(where -> assertThat(UPSTREAM.heard()).contains(plant(where)));
    admin.send("POST", "/v1/secrets/rotate", "").expect(200);
  }

  private void use(String connector) {
    String session = admin.greet("canaries");
    for (String tool : CanaryConnectors.TOOLS) {
      String name = connector + "__" + tool;
      String invoke = PROJECT + "/tools/" + name + "/invoke";
      Answer answer = admin.send("POST", invoke, "{}").expect(200);
      // The error of a token endpoint is not shown to callers.
      boolean masked = answer.text().contains("echo:") && answer.text().contains("***");
      assertThat(masked || answer.text().contains("is withheld"))
          .as(answer.text())
          .isNotEqualTo(connector.equals("refused"));
      admin.send("POST", invoke, "{\"dry_run\": true}").expect(200);
      admin.callModern("canaries", name);
      admin.callLegacy("canaries", session, name);
    }
  }

  private void changeAndGoBack() {
    String literal = CONNECTORS + "/literal";
    admin.postYaml(INSTALL, connectors.nextLiteral()).expect(200);
    admin.get(literal + "/diff?from=1.0.0&to=2.0.0").expect(200);
    admin.get(literal + "/versions/2.0.0").expect(200);
    admin.send("POST", literal + "/rollback", "{\"version\": \"1.0.0\"}").expect(200);
  }

  /** Failures are reported without the secret involved. */
  private void refuseDescriptors() {
    String secret = plant("wrong");
    for (String auth :
        List.of(
            "{type: bearer, token: [" + secret + "]}",
            "{type: bearer, token: " + secret,
            "{type: bearer, tokn: " + secret + "}",
            "{type: bearer, token: {value: " + secret + "}}",
            "{type: bearer, token: \"${file:" + secret + "/../x}\"}",
            "{type: basic, username: ann, password: " + secret + ", password: " + secret + "}",
            "{type: unknown, key: " + secret + "}",
            "bearer " + secret,
            "{type: bearer, token: !x " + secret + "}")) {
      String yaml = connectors.yaml("wrong", "1.0.0", auth, "{}");
      admin.postYaml(INSTALL, yaml).expect(400, 422);
      admin.postYaml(CONNECTORS + "/validate", yaml).expect(200, 400, 422);
    }
  }

  private void refuseConfigs() {
    String config = CONNECTORS + "/config/config";
    String secret = plant("refused-config");
    admin.send("PATCH", config, "{\"a\": [\"" + secret + "\"]}").expect(422);
    admin.send("PATCH", config, "{\"a\": \"" + secret + "\"").expect(400);
    admin.send("PATCH", config, "{\"a\": " + secret + "}").expect(400);
    admin.send("PATCH", config, "\"" + secret + "\"").expect(422);
    admin.send("PATCH", CONNECTORS + "/gone/config", "{\"a\": \"" + secret + "\"}").expect(404);
    admin.send("POST", INSTALL, "{\"config\": {\"a\": \"" + secret + "\"}}").expect(422);
    admin.send("POST", INSTALL, "{\"config\": \"" + secret + "\"}").expect(422);
  }

  private void refuseStrangers() {
    String secret = plant("stranger");
    String basic =
        Base64.getEncoder().encodeToString(("ann:" + secret).getBytes(StandardCharsets.UTF_8));
    for (Map<String, String> headers :
        List.of(
            Map.of("Authorization", "Bearer " + secret),
            Map.of("Authorization", "Bearer pbk_abcdefghijkl_" + secret),
            Map.of("Authorization", "Bearer e30.e30." + secret),
            Map.of("Authorization", "Basic " + basic),
            Map.of("Authorization", secret),
            Map.of("X-API-Key", secret),
            Map.of("Cookie", "session=" + secret))) {
      admin.send("DELETE", PROJECT, "", headers).expect(401);
      admin.send("POST", "/mcp/canaries", "{}", headers).expect(401);
    }
    admin.send("GET", "/v1/projects?access_token=" + secret, "", Map.of()).expect(401);
  }

  private void readEverything() {
    for (String name : connectors.names()) {
      String connector = CONNECTORS + "/" + name;
      for (String path : List.of("", "/versions", "/versions/1.0.0")) {
        admin.get(connector + path).expect(200);
      }
      for (String path : List.of("", "/versions/1.0.0")) {
        Map<String, String> yaml = Map.of("Accept", "application/yaml");
        assertThat(admin.getWith(connector + path, yaml).expect(200).text()).contains("connector:");
      }
    }
    for (String path :
        List.of(
            PROJECT,
            CONNECTORS,
            PROJECT + "/tools",
            PROJECT + "/stats",
            "/v1/projects",
            "/v1/stats",
            "/v1/keys",
            "/health",
            "/metrics",
            "/metrics?scope=application",
            "/openapi")) {
      admin.get(path).expect(200);
    }
    assertThat(admin.get("/v1/audit?limit=1000").expect(200).text())
        .contains("\"actor\":\"anonymous\",\"tenant\":null")
        .contains("\"action\":\"SecretsRotated\"")
        .contains("\"action\":\"ConfigChanged\"");
    admin.readEventsUntil(PROJECT + "/events?since=0", "ConfigChanged");
    admin.readEventsUntil("/v1/events?since=0", "ConnectorInstalled");
  }

  private void exportAndImport() {
    admin.get("/v1/export").expect(200);
    String sealed = admin.get("/v1/export?secrets=sealed").expect(200).text();
    admin.send("DELETE", PROJECT, "").expect(200);
    admin.send("POST", "/v1/import", "application/x-ndjson", sealed).expect(200);
    admin.send("POST", "/v1/import", "application/x-ndjson", sealed).expect(409);
    use("config");
  }
}
