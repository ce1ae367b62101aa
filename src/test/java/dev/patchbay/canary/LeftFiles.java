package dev.patchbay.canary;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files that servers under test have left: logs, data directories, databases, and the answers
 * recorded by the conformance suite. Files by which tests and operators give secrets to Patchbay
 * are distinguished from files that Patchbay writes.
 */
final class LeftFiles {
  private static final Path BUILD = Path.of("target");
  private static final Pattern ROOT = Pattern.compile("it-.*|conformance");

  /**
   * Descriptors and secrets of operators, the two files into which Patchbay writes a secret by
   * design, and programs.
   */
  private static final Pattern INPUT =
      Pattern.compile(
          ".*connectors.*|.*-secrets|bootstrap-key|secrets\\.key|node_modules|embedded-pg|.*\\.(war|jar|class)");

  private LeftFiles() {}

  /** All files that must not hold a secret, except the recordings. */
  static List<Path> searched() {
    return all().filter(path -> !isInput(path) && !path.startsWith(Observed.DIRECTORY)).toList();
  }

  /** Files of this name in any data directory. */
  static List<Path> named(String name) {
    return all().filter(path -> path.endsWith(name)).toList();
  }

  private static boolean isInput(Path path) {
    for (Path name : path) {
      if (INPUT.matcher(name.toString()).matches()) {
        return true;
      }
    }
    return false;
  }

  private static Stream<Path> all() {
    try (Stream<Path> directories = Files.list(BUILD)) {
      return directories
          .filter(path -> ROOT.matcher(path.getFileName().toString()).matches())
          .flatMap(LeftFiles::filesBelow)
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> filesBelow(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(path -> Files.isRegularFile(path, NOFOLLOW_LINKS)).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Decodes one character per byte. */
  static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
