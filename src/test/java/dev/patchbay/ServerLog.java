package dev.patchbay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What the server of the container {@link #CONTAINER} has logged since this was made: the file
 * outlives the server.
 */
final class ServerLog {
  /** The qualifier in arquillian.xml. */
  static final String CONTAINER = "logged";

  /** Generation 0 is the current one. */
  private static final Path FILE = Path.of("target", "it-server.log.0");

  private final int begin = bytes().length;

  List<String> lines() {
    byte[] all = bytes();
    byte[] since = Arrays.copyOfRange(all, begin, all.length);
    return new String(since, StandardCharsets.UTF_8).lines().toList();
  }

  List<String> linesWith(String text) {
    return lines().stream().filter(line -> line.contains(text)).toList();
  }

  private static byte[] bytes() {
    try {
      return Files.readAllBytes(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
