package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.canary.Observed;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/**
 * An event reader that reads nothing, beside one that reads everything; the limit is two streams.
 */
@ArquillianTest
class SlowReaderIT {
  /**
   * Messages of about 14 KB. With server-config/ about 230 of them fill the buffers of the server
   * and of both kernels (measured on Linux), on an unconfigured server 740.
   */
  private static final int MOST_CHANGES = 1_500;

  private static final int CHANGES_BETWEEN_LOOKS = 25;
  private static final int TOOLS = 128;
  private static final int SMALL = 4 * 1024;

  @ArquillianResource URL base;

  private final HttpClient http =
      Observed.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private PatchbayClient client;

  @Deployment(testable = false)
  static WebArchive war() {
    return Deployments.builtWar()
        .addAsLibrary(
            Deployments.settings(
                Map.of(
                    "patchbay.events.max-listeners", "2",
                    "patchbay.events.max-listeners-per-tenant", "2",
                    "patchbay.events.heartbeat", "PT1S")));
  }

  @Test
  void slowReaderIsDisconnectedAndTheOtherMissesNothing() throws IOException {
    Deployments.awaitReady(base);
    client = new PatchbayClient(base);
    Queue<Long> read = readAll();
    try (Socket slow = askAndReadNothing()) {
      await().until(this::isFull);

      int changes = 0;
      while (isFull() && changes < MOST_CHANGES) {
        for (int i = 0; i < CHANGES_BETWEEN_LOOKS; i++) {
          change(++changes);
        }
      }

      await().atMost(Duration.ofSeconds(10)).until(() -> !isFull());
      int told = changes;
      await().atMost(Duration.ofSeconds(60)).until(() -> read.size() >= told);
      assertThat(List.copyOf(read)).isEqualTo(LongStream.rangeClosed(1, changes).boxed().toList());
      assertThat(slow.getInputStream().available()).isPositive();
    }
  }

  /** A connection to the event stream with the smallest buffer of the kernel. */
  private Socket askAndReadNothing() throws IOException {
    Socket socket = Observed.newSocket();
    socket.setReceiveBufferSize(SMALL);
    socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
    socket
        .getOutputStream()
        .write(
            "GET /v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** The revisions of all messages in order. */
  private Queue<Long> readAll() {
    Queue<Long> revisions = new ConcurrentLinkedQueue<>();
    HttpRequest request = HttpRequest.newBuilder(URI.create(base + "v1/events?since=0")).build();
    Stream<String> lines = http.sendAsync(request, BodyHandlers.ofLines()).join().body();
    Thread reader = new Thread(() -> read(lines, revisions), "quick reader");
    reader.setDaemon(true);
    reader.start();
    return revisions;
  }

  /** An id without an event only moves the position. */
  private static void read(Stream<String> lines, Queue<Long> revisions) {
    long[] id = new long[1];
    lines.forEach(
        line -> {
          if (line.startsWith("id: ")) {
            id[0] = Long.parseLong(line.substring("id: ".length()));
          } else if (line.startsWith("event: ")) {
            revisions.add(id[0]);
          }
        });
  }

  private boolean isFull() {
    int status = client.send("HEAD", "/v1/events").status();
    assertThat(status).isIn(200, 503);
    return status == 503;
  }

  /** One revision, whose message names all tools of the previous version and of this one. */
  private void change(int number) {
    String tools =
        IntStream.range(0, TOOLS)
            .mapToObj(tool -> "v" + number % 2 + "_tool" + tool)
            .map(name -> name + "x".repeat(60 - name.length()))
            .map(
                name -> "    - {name: " + name + ", input_schema: {type: object}, endpoint: a.b}\n")
            .collect(Collectors.joining());
    String yaml =
        """
        connector:
          name: big
          version: 1.0.%d
          tool_prefix: ""
          tools:
        %s"""
            .formatted(number, tools);
    assertThat(client.postYaml("/v1/projects/p/connectors/install-from-manifest", yaml).status())
        .isIn(200, 201);
  }
}
