package dev.patchbay.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The source files of the product, for names that stand in the code as text only. */
final class Sources {
  static final Path MAIN = Path.of("src", "main", "java");
  static final Path TEST = Path.of("src", "test", "java");

  private Sources() {}

  /** The first group of each match, in all files of the product. */
  static Set<String> matches(Pattern pattern) {
    Set<String> found = new TreeSet<>();
    for (Path file : files(MAIN)) {
      pattern.matcher(read(file)).results().forEach(match -> found.add(match.group(1)));
    }
    return found;
  }

  static List<Path> files(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
