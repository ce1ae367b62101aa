package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.canary.Observed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Unread answers on four times as many connections as the server has threads: unauthenticated
 * clients that pipeline the OpenAPI document, and callers that request lists.
 */
class UnreadAnswersIT {
  private static final int THREADS = 10;
  private static final int CONNECTIONS = 4 * THREADS;
  private static final int PIPELINED = 12;
  private static final int READS = 20;
  private static final int TOOLS = 120;
  private static final int CONNECTORS = 10;
  private static final int SMALL = 4 * 1024;

  @Test
  void unreadAnswersHoldNoThreadAndTimeOut() throws Exception {
    int healthPort = freePort();
    Map<String, String> settings =
        Map.of(
            "patchbay.store", "memory",
            "patchbay.auth", "dev",
            "patchbay.data.dir", "target/it-tmp/unread-answers",
            "patchbay.health.port", Integer.toString(healthPort),
            "patchbay.limits.write-time", "PT2S");
    List<Socket> unread = new ArrayList<>();
    try (OwnServer server =
        OwnServer.start(
            "unread-answers",
            settings,
            "--maxhttpthreads",
            Integer.toString(THREADS),
            "--postbootcommandfile",
            "server-config/payara-micro/health-listener.txt")) {
      PatchbayClient client = server.client();
      for (int i = 0; i < CONNECTORS; i++) {
        assertThat(
                client
                    .postYaml("/v1/projects/p/connectors/install-from-manifest", connector(i))
                    .status())
            .isEqualTo(201);
      }
      PatchbayClient health =
          new PatchbayClient(URI.create("http://127.0.0.1:" + healthPort + "/").toURL());
      for (String path : List.of("/openapi", "/v1/projects/p/tools")) {
        for (int i = 0; i < CONNECTIONS; i++) {
          unread.add(askAndReadNothing(server, path));
        }
      }

      for (int i = 0; i < READS; i++) {
        assertThat(client.get("/v1/projects/p").status()).isEqualTo(200);
        assertThat(client.get("/v1/projects/p/tools").status()).isEqualTo(200);
        assertThat(health.get("/health/live").status()).isEqualTo(200);
        assertThat(health.get("/health/ready").status()).isEqualTo(200);
      }

      assertAreOver(unread);
      assertThat(client.get("/v1/projects/p/tools").status()).isEqualTo(200);
    } finally {
      for (Socket socket : unread) {
        socket.close();
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Socket askAndReadNothing(OwnServer server, String path) throws IOException {
    Socket socket = Observed.newSocket();
    socket.setReceiveBufferSize(SMALL);
    socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.base().getPort()));
    socket.setSoTimeout((int) Duration.ofMinutes(1).toMillis());
    String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    socket.getOutputStream().write(request.repeat(PIPELINED).getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** Reads all connections at once, since reading the kernels' buffers takes a while. */
  private static void assertAreOver(List<Socket> sockets) throws Exception {
    ExecutorService readers = Executors.newCachedThreadPool();
    try {
      List<Future<Boolean>> ends =
          sockets.stream().map(socket -> readers.submit(() -> isOver(socket))).toList();
      for (Future<Boolean> end : ends) {
        assertThat(end.get(3, TimeUnit.MINUTES)).isTrue();
      }
    } finally {
      readers.shutdownNow();
    }
  }

  /** Fewer answers came than were requested, then the end. */
  private static boolean isOver(Socket socket) throws IOException {
    byte[] some = new byte[64 * 1024];
    try {
      for (int count = 0; count >= 0; ) {
        count = socket.getInputStream().read(some);
      }
    } catch (SocketException e) {
      // A reset counts as an end.
      return true;
    }
    return true;
  }

  private static String connector(int number) {
    String tools =
        IntStream.range(0, TOOLS)
            .mapToObj(
                tool ->
                    "    - {name: tool"
                        + tool
                        + ", description: "
                        + "x".repeat(300)
                        + ", input_schema: {type: object}, endpoint: a.b}\n")
            .collect(Collectors.joining());
    return "connector:\n  name: c%d\n  version: 1.0.0\n  tools:\n%s".formatted(number, tools);
  }
}
