package dev.patchbay.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.OwnServer;
import dev.patchbay.PatchbayClient;
import dev.patchbay.PatchbayClient.Answer;
import dev.patchbay.mcp.McpConversation;
import dev.patchbay.rest.DocumentedAnswers;
import dev.patchbay.rest.EventClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Servers in secure mode with a common database and master key, each with its own data directory.
 * {@code a} and {@code b} start together into an empty database.
 */
final class Cluster implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path directory;
  private final String upstream;
  private final Map<String, String> settings;
  private final DocumentedAnswers documented = new DocumentedAnswers();
  final OwnServer a;
  final OwnServer b;

  /** The bootstrap key of a platform-admin. */
  final HeldKey first;

  /**
   * A platform-admin's key for all projects that expires, so no rule on the last key protects it.
   */
  final HeldKey root;

  /** A key and its id. */
  record HeldKey(String id, String text) {
    private static HeldKey of(JsonNode made) {
      return new HeldKey(made.path("id").asString(), made.path("key").asString());
    }
  }

  /**
   * @param upstream host and port that tools may call
   */
  Cluster(Path directory, String databaseUrl, String upstream, Map<String, String> more) {
    this.directory = directory;
    this.upstream = "http://" + upstream;
    settings = new LinkedHashMap<>(more);
    settings.put("patchbay.upstream.allow", upstream);
    settings.put("patchbay.auth", "secure");
    settings.put("patchbay.limits.changes-per-minute", "off");
    settings.put("patchbay.store", "jdbc");
    settings.put("patchbay.jdbc.url", databaseUrl);
    settings.put("patchbay.secrets.key-file", masterKeys().toString());
    addMasterKey();
    a = launch("a", Map.of());
    b = launch("b", Map.of());
    a.awaitReady();
    b.awaitReady();
    first = firstKey();
    String anHour = Instant.now().plus(1, ChronoUnit.HOURS).toString();
    root = key(first, "default", "platform-admin", ",\"expires_at\":\"" + anHour + "\"");
    awaitValid(b, root);
  }

  /** An additional node, not started yet. */
  OwnServer launch(String name, Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put("patchbay.data.dir", data(name).toString());
    all.putAll(more);
    return OwnServer.launch("cluster-" + name, all);
  }

  Path data(String node) {
    return directory.resolve(node);
  }

  /** Its name in the audit trail. */
  String name(String node) {
    return read(data(node).resolve("node")).strip();
  }

  private HeldKey firstKey() {
    List<String> texts =
        Stream.of("a", "b")
            .map(node -> data(node).resolve("bootstrap-key"))
            .filter(Files::exists)
            .map(file -> read(file).strip())
            .toList();
    assertThat(texts).as("keys that were made first").hasSize(1);
    return new HeldKey(texts.get(0).split("_", -1)[1], texts.get(0));
  }

  private Path masterKeys() {
    return directory.resolve("secrets.key");
  }

  /** The new master key on the first line, the others below; the nodes share the file. */
  void addMasterKey() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    String others = Files.exists(masterKeys()) ? read(masterKeys()) : "";
    writeMasterKeys(HexFormat.of().formatHex(key) + "\n" + others);
  }

  /** Keeps only the key on the first line. */
  void forgetOldMasterKeys() {
    writeMasterKeys(read(masterKeys()).lines().findFirst().orElseThrow() + "\n");
  }

  private void writeMasterKeys(String lines) {
    try {
      Path fresh = directory.resolve("secrets.key.new");
      Files.deleteIfExists(fresh);
      Files.createFile(
          fresh,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(fresh, lines);
      Files.move(fresh, masterKeys(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Created on {@code a} with the root key. */
  HeldKey key(String tenant, String role) {
    return key(root, tenant, role, "");
  }

  private HeldKey key(HeldKey by, String tenant, String role, String moreFields) {
    String body =
        "{\"tenant\":\"%s\",\"name\":\"n\",\"roles\":[\"%s\"]%s}"
            .formatted(tenant, role, moreFields);
    Answer made = on(a, by).post("/v1/keys", body);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return HeldKey.of(made.json());
  }

  /** On {@code a}. */
  HeldKey rotated(HeldKey key) {
    Answer rotated = on(a, root).post("/v1/keys/" + key.id() + "/rotate");
    assertThat(rotated.status()).as(rotated.text()).isEqualTo(200);
    return HeldKey.of(rotated.json());
  }

  /** On {@code a}. */
  void revoke(HeldKey key) {
    Answer revoked = on(a, root).delete("/v1/keys/" + key.id());
    assertThat(revoked.status()).as(revoked.text()).isEqualTo(200);
  }

  /**
   * A connector crm with one tool, installed on {@code a}; both nodes have it when this returns its
   * revision.
   */
  long install(HeldKey key, String project, String tool) {
    String yaml =
        """
        connector:
          name: crm
          version: 1.0.0
          base_url: %s
          auth: {type: bearer, token: "${config:api_key}"}
          tools:
            - {name: %s, input_schema: {type: object}, endpoint: GET /contacts}
        """
            .formatted(upstream, tool);
    String path = "/v1/projects/" + project;
    Answer installed = on(a, key).postYaml(path + "/connectors/install-from-manifest", yaml);
    assertThat(installed.status()).as(installed.text()).isIn(200, 201);
    String revision = installed.header("X-Patchbay-Revision");
    awaitValid(b, key);
    assertThat(on(b, key).get(path + "?min_revision=" + revision).status()).isEqualTo(200);
    return Long.parseLong(revision);
  }

  static PatchbayClient on(OwnServer node, HeldKey key) {
    return node.client().as(key.text());
  }

  static boolean isTaken(OwnServer node, HeldKey key) {
    int status = on(node, key).get("/v1/projects").status();
    assertThat(status).isIn(200, 401);
    return status == 200;
  }

  static void awaitValid(OwnServer node, HeldKey key) {
    await().atMost(PATIENCE).until(() -> isTaken(node, key));
  }

  /** Returns the time until the condition held, measured with short polls. */
  static Duration awaitRefusal(OwnServer node, HeldKey key) {
    long start = System.nanoTime();
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> !isTaken(node, key));
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Opens the event stream of the project. */
  EventClient.Stream events(OwnServer node, HeldKey key, String project) {
    return new EventClient(URI.create("http://127.0.0.1:" + node.base().getPort()), documented)
        .with("Authorization", "Bearer " + key.text())
        .listen("/v1/projects/" + project + "/events");
  }

  static McpConversation mcp(OwnServer node, HeldKey key, String project) {
    return new McpConversation(node.base(), project, Optional.of(key.text()));
  }

  @Override
  public void close() {
    a.close();
    b.close();
  }
}
