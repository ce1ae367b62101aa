package dev.patchbay.soak;

import dev.patchbay.OwnServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Times a neighbour's reads on a quiet server and beside each attack in turn: {@code java
 * -Dpayara.microJar=… -Dpatchbay.war=… dev.patchbay.soak.Soak [seconds] [attack …]}. Prints
 * percentiles, statuses, threads, bytes of log and whether the server lives; without names it runs
 * each attack and then all at once. {@code -Dsoak.attackers=4} makes it four clients per attack.
 */
public final class Soak {
  private static final int ATTACKERS_PER_KIND = Integer.getInteger("soak.attackers", 1);
  private static final double MOST_TIMES_SLOWER = 5;
  private static final int WARM_UP = 3_000;
  private static final long BETWEEN_STROKES_NANOS = 20_000_000;
  private static final long BETWEEN_READS_NANOS = 5_000_000;

  private Soak() {}

  @SuppressWarnings("SystemOut") // a program for people
  public static void main(String[] arguments) throws IOException {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
    System.setProperty(OwnServer.COMPILER, "-XX:+TieredCompilation");
    Path data = Files.createTempDirectory("soak");
    try (AttackedServer server = new AttackedServer(data.resolve("data"))) {
      for (int i = 0; i < WARM_UP; i++) {
        new Neighbour(server.neighbour).read();
      }
      Neighbour quiet = read(server, seconds / 4.0);
      report("quiet", server, quiet);
      for (Attack attack : chosen(arguments)) {
        attack(server, seconds, quiet, attack);
        server.unread.close();
      }
      if (arguments.length <= 1) {
        attack(server, seconds, quiet, Attack.values());
      }
      server.unread.close();
      System.out.println("OutOfMemoryError: " + server.log().contains("OutOfMemoryError"));
    }
  }

  private static Attack[] chosen(String[] arguments) {
    return arguments.length > 1
        ? Arrays.stream(arguments).skip(1).map(Attack::valueOf).toArray(Attack[]::new)
        : Attack.values();
  }

  @SuppressWarnings("SystemOut")
  private static void attack(
      AttackedServer server, int seconds, Neighbour quiet, Attack... attacks) {
    AtomicBoolean over = new AtomicBoolean();
    AtomicLong strokes = new AtomicLong();
    ExecutorService attackers = Executors.newCachedThreadPool();
    for (Attack attack : attacks) {
      for (int i = 0; i < ATTACKERS_PER_KIND; i++) {
        attackers.execute(
            () -> {
              while (!over.get()) {
                attack.strike(server);
                LockSupport.parkNanos(BETWEEN_STROKES_NANOS);
                strokes.incrementAndGet();
              }
            });
      }
    }
    Neighbour neighbour = read(server, seconds);
    over.set(true);
    attackers.shutdown();
    report(Arrays.toString(attacks), server, neighbour);
    double times = neighbour.percentile(99) / quiet.percentile(99);
    System.out.printf(
        "  strokes %d, log %d bytes, p99 %.1f x quiet: %s%n",
        strokes.get(),
        server.log().length(),
        times,
        times <= MOST_TIMES_SLOWER ? "within 5 x" : "MORE THAN 5 x");
  }

  private static Neighbour read(AttackedServer server, double seconds) {
    Neighbour neighbour = new Neighbour(server.neighbour);
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (System.nanoTime() < end) {
      neighbour.read();
      LockSupport.parkNanos(BETWEEN_READS_NANOS);
    }
    return neighbour;
  }

  @SuppressWarnings("SystemOut")
  private static void report(String what, AttackedServer server, Neighbour neighbour) {
    System.out.printf(
        "%s: reads p50 %.2f ms, p99 %.2f ms, worst %.2f ms, answers %s, alive %s%n",
        what,
        neighbour.percentile(50),
        neighbour.percentile(99),
        neighbour.percentile(100),
        neighbour.answers(),
        server.isAlive());
    if (server.isAlive()) {
      System.out.println("  threads " + server.threads());
    }
  }
}
