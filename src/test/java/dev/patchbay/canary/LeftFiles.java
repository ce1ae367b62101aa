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
 * What servers under test have left on the disk: logs, data directories, databases; and what the
 * conformance suite, whose client is its own, has noted of answers. Files by which tests and
 * operators give Patchbay secrets are told apart from those that Patchbay writes.
 */
final class LeftFiles {
  private static final Path BUILD = Path.of("target");
  private static final Pattern ROOT = Pattern.compile("it-.*|conformance");

  /**
   * Descriptors and secrets as operators keep them, the two files into which Patchbay is meant to
   * write a secret, and programs.
   */
  private static final Pattern INPUT =
      Pattern.compile(
          ".*connectors.*|.*-secrets|bootstrap-key|secrets\\.key|node_modules|embedded-pg|.*\\.(war|jar|class)");

  private LeftFiles() {}

  /** All that must not hold a secret, but for the recordings. */
  static List<Path> searched() {
    return all().filter(path -> !isInput(path) && !path.startsWith(Observed.DIRECTORY)).toList();
  }

  /** Those of this name, in whatever data directory. */
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

  /** One character for each byte. */
  static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
