package dev.patchbay.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * While one tenant attacks, the other is answered as usual, the server stays healthy, and
 * disconnecting clients cause no stack traces in the log.
 */
class NeighbourUnderAttackIT {
  private static final int STROKES = 40;

  /** Twice the number of open connections, so that the server writes to disconnected clients. */
  private static final int UNREAD = 2 * Unread.MOST;

  private static final int READS = 50;

  /** A server keeps some threads for a while after their work. */
  private static final int THREADS_KEPT = 250;

  @TempDir(cleanup = CleanupMode.NEVER)
  static Path data;

  private static AttackedServer server;

  @BeforeAll
  static void start() {
    server = new AttackedServer(data.resolve("data"));
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void neighbourIsAnsweredDuringAttacks(Attack attack) throws IOException {
    int strokes = attack.name().startsWith("UNREAD") ? UNREAD : STROKES;
    int threadsBefore = server.threads();
    Neighbour neighbour = new Neighbour(server.neighbour);
    ExecutorService attackers = Executors.newFixedThreadPool(STROKES);
    Phaser underWay = new Phaser(strokes);
    for (int i = 0; i < strokes; i++) {
      attackers.execute(
          () -> {
            attack.strike(server);
            underWay.arriveAndDeregister();
          });
    }

    for (int i = 0; i < READS; i++) {
      neighbour.read();
      neighbour.call();
    }

    assertThat(neighbour.answers()).isEqualTo(Map.of(200, 2 * READS));
    await().atMost(Duration.ofMinutes(3)).until(underWay::isTerminated);
    attackers.shutdown();
    server.unread.close();
    assertThat(server.isAlive()).isTrue();
    assertThat(server.log())
        .doesNotContain("OutOfMemoryError")
        .doesNotContain("StackOverflow")
        .doesNotContain("\tat org.glassfish.grizzly");
    await()
        .atMost(Duration.ofMinutes(3))
        .untilAsserted(() -> assertThat(server.threads()).isLessThan(threadsBefore + THREADS_KEPT));
  }
}
