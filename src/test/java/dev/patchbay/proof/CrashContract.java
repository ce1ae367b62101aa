package dev.patchbay.proof;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that changes projects is killed at random moments, again and again. Every acknowledged
 * change is there, complete and readable, and further changes succeed.
 */
abstract class CrashContract {
  private static final Logger LOG = System.getLogger(CrashContract.class.getName());
  private static final int ROUNDS = Integer.getInteger("crash.rounds", 20);
  private static final int SHORTEST_MILLIS = 100;
  private static final int LONGEST_MILLIS = 1_200;

  @TempDir Path directory;

  private final Random random = new Random();

  /** {@code h2} or {@code postgres}. */
  abstract String kind();

  /** Where the writer finds its database. */
  abstract String location();

  /** Kills another process in this round, a moment before the writer. */
  void killMore(int round, WriterProcess writer) {}

  abstract StorePorts open();

  abstract void close();

  @Test
  final void noAcknowledgedChangeIsLost() {
    CrashLedger ledger = new CrashLedger();
    for (int round = 1; round <= ROUNDS; round++) {
      WriterProcess writer =
          WriterProcess.start(kind(), location(), round, directory.resolve("writer.log"));
      try {
        writer.awaitAcknowledgement();
        writer.letGoOn(Duration.ofMillis(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS)));
        killMore(round, writer);
      } finally {
        ledger.note(writer.kill());
      }
      ledger.check(open());
      close();
    }
    LOG.log(
        Level.INFO,
        () ->
            "%s: %d rounds, %d acknowledged, 0 lost, 0 half, 0 unreadable"
                .formatted(getClass().getSimpleName(), ROUNDS, ledger.acknowledgements()));
  }
}
