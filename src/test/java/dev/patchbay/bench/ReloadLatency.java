package dev.patchbay.bench;

import dev.patchbay.PatchbayClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Time from an edit of a file to the first list that shows it, over HTTP, 30 edits at any moment of
 * the interval: {@code java dev.patchbay.bench.ReloadLatency <base URL> <connectors directory>}.
 */
public final class ReloadLatency {
  private static final int EDITS = 30;
  private static final String FILE = "latency.yaml";
  private static final String PROJECT = "/v1/projects/latency";

  private ReloadLatency() {}

  @SuppressWarnings("SystemOut") // a program for people
  public static void main(String[] arguments) throws IOException {
    PatchbayClient client = new PatchbayClient(URI.create(arguments[0]).toURL());
    Path directory = Path.of(arguments[1]);
    write(directory, 0);
    client.post(PROJECT + "/connectors/install-from-file", "{\"file_path\": \"" + FILE + "\"}");
    List<Double> millis = new ArrayList<>();
    for (int edit = 1; edit <= EDITS; edit++) {
      LockSupport.parkNanos(
          TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextInt(1000)));
      write(directory, edit);
      long start = System.nanoTime();
      String version = "\"connector_version\":\"1.0." + edit + "\"";
      while (!client.get(PROJECT + "/tools").text().contains(version)) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      }
      millis.add((System.nanoTime() - start) / 1e6);
    }
    System.out.println("edit to visible: " + Timings.summary(millis));
  }

  private static void write(Path directory, int edit) throws IOException {
    String yaml = BenchDescriptor.yaml("latency", "1.0." + edit, 5);
    Path next = Files.writeString(directory.resolve(FILE + ".next"), yaml);
    Files.move(next, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
  }
}
