package dev.patchbay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Log of the servers of this test JVM since this was created; servers without a deployment log
 * nothing. The files stay; the next build truncates them.
 */
public final class ServerLog {
  /** The arquillian.xml qualifier of the server whose log is not printed to the console. */
  public static final String CONTAINER = "logged";

  private static final Path DIRECTORY = Path.of(System.getProperty("java.io.tmpdir"));

  private final Map<Path, Long> begins = new HashMap<>();

  public ServerLog() {
    files().forEach(file -> begins.put(file, file.toFile().length()));
  }

  public List<String> lines() {
    return files().stream().flatMap(file -> since(begins.getOrDefault(file, 0L), file)).toList();
  }

  public List<String> linesWith(String text) {
    return lines().stream().filter(line -> line.contains(text)).toList();
  }

  /** The file names of server-logging.properties. */
  private static List<Path> files() {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      return files
          .filter(file -> file.getFileName().toString().matches("server-\\d+\\.log"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> since(long begin, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(begin);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
