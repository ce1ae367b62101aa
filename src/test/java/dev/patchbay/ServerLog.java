package dev.patchbay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the server of the container {@link #CONTAINER} has logged since this was made. Its files
 * outlive it: the build begins them anew, and the server starts another one when one is full.
 */
final class ServerLog {
  /** The qualifier in arquillian.xml. */
  static final String CONTAINER = "logged";

  private static final Path DIRECTORY = Path.of("target", "it-tmp");
  private static final int MOST_GENERATIONS = 10;

  private final int begin = everything().length();

  List<String> lines() {
    return everything().substring(begin).lines().toList();
  }

  List<String> linesWith(String text) {
    return lines().stream().filter(line -> line.contains(text)).toList();
  }

  /** The oldest generation has the highest number. */
  private static String everything() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      for (int generation = MOST_GENERATIONS; generation >= 0; generation--) {
        Path file = DIRECTORY.resolve("server.log." + generation);
        if (Files.exists(file)) {
          all.writeBytes(Files.readAllBytes(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.toString(StandardCharsets.UTF_8);
  }
}
