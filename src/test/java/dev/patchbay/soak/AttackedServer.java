package dev.patchbay.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.OwnServer;
import dev.patchbay.PatchbayClient;
import dev.patchbay.PatchbayClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A server in secure mode over an H2 file with 512 MiB of heap, a neighbour ({@code acme}) with one
 * connector, and an attacker ({@code evil}) with keys of every tenant role and its own upstream.
 */
final class AttackedServer implements AutoCloseable {
  private final HostileUpstream upstream = new HostileUpstream();
  private final OwnServer server;
  private final PatchbayClient root;
  final PatchbayClient neighbour;
  final PatchbayClient agent;
  final PatchbayClient operator;
  final PatchbayClient admin;
  final String viewerKey;
  final String agentKey;
  final Unread unread;

  AttackedServer(Path data) {
    server =
        OwnServer.start(
            "attacked",
            Map.of(
                "patchbay.auth",
                "secure",
                "patchbay.store",
                "h2",
                "patchbay.data.dir",
                data.toString(),
                "patchbay.upstream.allow",
                upstream.address()));
    root = server.client().as(read(data.resolve("bootstrap-key")));
    neighbour = server.client().as(key("acme", "operator"));
    unread = new Unread(new InetSocketAddress(server.base().getHost(), server.base().getPort()));
    viewerKey = key("evil", "viewer");
    agentKey = key("evil", "caller");
    agent = server.client().as(agentKey);
    operator = server.client().as(key("evil", "operator"));
    admin = server.client().as(key("evil", "admin"));
    install(neighbour, HostileConnector.quiet(upstream.address()));
    install(operator, HostileConnector.yaml(upstream.address()));
  }

  private String key(String tenant, String role) {
    Answer made =
        root.post(
            "/v1/keys",
            "{\"tenant\":\"%s\",\"name\":\"%s\",\"roles\":[\"%s\"]}".formatted(tenant, role, role));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json().path("key").asString();
  }

  private static void install(PatchbayClient caller, String yaml) {
    Answer installed = caller.postYaml("/v1/projects/p/connectors/install-from-manifest", yaml);
    assertThat(installed.status()).as(installed.text()).isEqualTo(201);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return server.process().isAlive();
  }

  String log() {
    return server.log();
  }

  /** Current number of threads of the server's process, as Linux counts them. */
  int threads() {
    String[] tasks =
        Path.of("/proc", Long.toString(server.process().pid()), "task").toFile().list();
    return tasks == null ? 0 : tasks.length;
  }

  @Override
  public void close() throws IOException {
    unread.close();
    server.close();
    upstream.close();
  }
}
