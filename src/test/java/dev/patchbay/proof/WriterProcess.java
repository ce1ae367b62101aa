package dev.patchbay.proof;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A process with a {@link CrashWriter}, and its output. */
final class WriterProcess {
  private final Process process;
  private final Thread reader = new Thread(this::read, "writer's lines");
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private WriterProcess(Process process) {
    this.process = process;
    reader.setDaemon(true);
    reader.start();
  }

  static WriterProcess start(String kind, String location, int round, Path errors) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    try {
      return new WriterProcess(
          new ProcessBuilder(
                  java,
                  "-Xshare:auto",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  classes,
                  CrashWriter.class.getName(),
                  kind,
                  location,
                  Integer.toString(round))
              .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An incomplete last line was cut off with the process. */
  private void read() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c >= 0; c = in.read()) {
        if (c == '\n') {
          lines.add(line.toString());
          line.setLength(0);
        } else {
          line.append((char) c);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void awaitAcknowledgement() {
    await().atMost(Duration.ofMinutes(1)).until(() -> !process.isAlive() || acknowledged() > 0);
    if (!process.isAlive()) {
      throw new AssertionError("the writer ended by itself: " + lines);
    }
  }

  long acknowledged() {
    return lines.stream().filter(line -> line.startsWith("ACK")).count();
  }

  /** Lets it run; fails when it ends by itself. */
  void letGoOn(Duration duration) {
    try {
      if (process.waitFor(duration.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("the writer ended by itself: " + lines);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  void signal(String signal) {
    Signals.send(signal, process.pid());
  }

  /** Sends SIGKILL; returns all output before it. */
  List<String> kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
      reader.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return List.copyOf(lines);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
