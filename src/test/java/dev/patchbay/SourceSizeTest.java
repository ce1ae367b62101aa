package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Limits the size of source files. */
class SourceSizeTest {
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final int MOST_CODE_LINES = 250;
  private static final Pattern NO_CODE =
      Pattern.compile("\\s*((//|/\\*|\\*).*|(package|import) .*;|)");

  @Test
  void noClassIsTooLong() throws IOException {
    Map<String, Long> tooLong = new TreeMap<>();
    for (Path source : sources()) {
      long lines = codeLines(source);
      if (lines > MOST_CODE_LINES) {
        tooLong.put(SOURCES.relativize(source).toString(), lines);
      }
    }

    assertThat(tooLong).isEmpty();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(sources).isNotEmpty();
      return sources;
    }
  }

  /** Lines that are not blank, comment, package or import. */
  private static long codeLines(Path source) {
    try (Stream<String> lines = Files.lines(source)) {
      return lines.filter(line -> !NO_CODE.matcher(line).matches()).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
