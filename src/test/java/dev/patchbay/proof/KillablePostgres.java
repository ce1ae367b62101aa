package dev.patchbay.proof;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL for one test that can be stopped, killed and restarted with the same files and port.
 * Unlike the library's own, it acknowledges only what is on the disk.
 */
final class KillablePostgres implements AutoCloseable {
  private final Path directory;
  private final int port;
  private @Nullable EmbeddedPostgres running;

  KillablePostgres(Path directory) {
    this.directory = directory;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Also after a kill, as soon as its shared memory is released. */
  void start() {
    await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .until(
            () -> {
              running =
                  EmbeddedPostgres.builder()
                      .setPort(port)
                      .setDataDirectory(directory)
                      .setCleanDataDirectory(false)
                      .setServerConfig("synchronous_commit", "on")
                      .setServerConfig("fsync", "on")
                      .start();
              return true;
            });
  }

  int port() {
    return port;
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
  }

  /** The main process; the others are its children. */
  ProcessHandle postmaster() {
    try {
      String pid = Files.readAllLines(directory.resolve("postmaster.pid")).get(0).strip();
      return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends SIGKILL; the children end by themselves. */
  void kill() {
    ProcessHandle postmaster = postmaster();
    postmaster.destroyForcibly();
    postmaster.onExit().join();
    forget();
  }

  /** Stops like an operator, without waiting for clients. */
  void stop() {
    forget();
  }

  private void forget() {
    EmbeddedPostgres gone = running;
    running = null;
    if (gone != null) {
      try {
        gone.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    forget();
  }
}
