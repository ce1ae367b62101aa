package dev.patchbay.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.OwnServer;
import dev.patchbay.PatchbayClient;
import dev.patchbay.PatchbayClient.Answer;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Kills the whole server over H2 while clients change projects by REST. */
class ServerCrashIT {
  private static final Logger LOG = System.getLogger(ServerCrashIT.class.getName());
  private static final int ROUNDS = Integer.getInteger("crash.server.rounds", 3);
  private static final int CLIENTS = 3;
  private static final int CONNECTORS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir(cleanup = CleanupMode.NEVER)
  Path directory;

  private final Random random = new Random();
  private final Map<String, Set<String>> possible = new ConcurrentHashMap<>();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong latest = new AtomicLong();
  private OwnServer server;
  private PatchbayClient client;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void noAcknowledgedChangeIsLost() throws InterruptedException {
    for (int round = 1; round <= ROUNDS; round++) {
      start();
      check();
      Queue<Throwable> failures = writeUntilKilled(round);
      assertThat(failures).isEmpty();
    }
    start();
    check();
    LOG.log(
        Level.INFO,
        () -> "ServerCrashIT: %d rounds, %s acknowledged, 0 lost".formatted(ROUNDS, acknowledged));
  }

  private void start() {
    server =
        OwnServer.start(
            "server-crash",
            Map.of(
                "patchbay.store", "h2",
                "patchbay.auth", "dev",
                "patchbay.data.dir", directory.resolve("data").toString()));
    client = server.client();
    assertThat(client.put("/v1/projects/p").status()).isIn(200, 201);
  }

  /** Every connector has its last acknowledged content, or that of the last request. */
  private void check() {
    assertThat(client.get("/v1/projects/p").json().path("revision").asLong())
        .isGreaterThanOrEqualTo(latest.get());
    possible.forEach(
        (name, tags) -> {
          Answer answer = client.get("/v1/projects/p/connectors/" + name);
          String tag =
              answer.status() == 404
                  ? CrashWriter.REMOVED
                  : answer.json().at("/manifest/connector/tools/0/name").asString();
          assertThat(tags).as(name + ": " + answer.text()).contains(tag);
          tags.retainAll(Set.of(tag));
        });
  }

  private Queue<Throwable> writeUntilKilled(int round) throws InterruptedException {
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    List<Thread> writers =
        IntStream.range(0, CLIENTS)
            .mapToObj(number -> new Thread(() -> write(round, number, failures), "writer"))
            .toList();
    long before = acknowledged.get();
    writers.forEach(Thread::start);
    await().atMost(PATIENCE).until(() -> acknowledged.get() > before + CLIENTS);
    int letGoOn = random.nextInt(1_000, 3_000);
    assertThat(server.process().waitFor(letGoOn, TimeUnit.MILLISECONDS)).isFalse();
    server.kill();
    for (Thread writer : writers) {
      writer.join();
    }
    return failures;
  }

  /** Ends when the server is gone. */
  private void write(int round, int number, Queue<Throwable> failures) {
    for (int i = 0; server.process().isAlive(); i++) {
      String name = "c" + number + "-" + i % CONNECTORS;
      Set<String> tags =
          possible.computeIfAbsent(
              name, key -> new ConcurrentSkipListSet<>(Set.of(CrashWriter.REMOVED)));
      String tag = "r" + round + "n" + i;
      tags.add(tag);
      try {
        Answer answer =
            client.postYaml("/v1/projects/p/connectors/install-from-manifest", yaml(name, tag));
        assertThat(answer.status()).as(answer.text()).isIn(200, 201);
        tags.retainAll(Set.of(tag));
        acknowledged.incrementAndGet();
        latest.accumulateAndGet(Long.parseLong(answer.header("X-Patchbay-Revision")), Math::max);
      } catch (UncheckedIOException | IllegalStateException gone) {
        if (server.process().isAlive() && !isDying()) {
          failures.add(gone);
        }
        return;
      } catch (AssertionError refused) {
        failures.add(refused);
        return;
      }
    }
  }

  private boolean isDying() {
    try {
      return server.process().waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }

  private static String yaml(String name, String tag) {
    return Stream.of(
            "connector:",
            "  name: " + name,
            "  version: 1.0.0",
            "  tools:",
            "    - {name: " + tag + ", input_schema: {type: object}, endpoint: math.add}")
        .reduce("", (text, line) -> text + line + "\n");
  }
}
