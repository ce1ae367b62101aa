package dev.patchbay.descriptor;

import dev.patchbay.model.JsonString;
import dev.patchbay.model.Problem;
import dev.patchbay.registry.source.DescriptorReader;
import dev.patchbay.registry.source.DescriptorText;
import dev.patchbay.registry.source.DescriptorText.Format;
import dev.patchbay.registry.source.ParsedDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The descriptors in {@code src/test/resources/descriptors}. Beside each bad one stands {@code
 * NAME.expected}: the kind of failure, then one line per problem, {@code PB-RULE line:column
 * pointer}, the pointer escaped as in JSON.
 */
final class Corpus {
  static final DescriptorReader READER = new YamlDescriptorReader(() -> Set.of("hmac"));

  private static final Path FOLDER = Path.of("src/test/resources/descriptors");

  private Corpus() {}

  static Stream<Path> good() {
    return descriptors("good");
  }

  static Stream<Path> bad() {
    return descriptors("bad");
  }

  private static Stream<Path> descriptors(String folder) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files
          .filter(file -> !file.toString().endsWith(".expected"))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static DescriptorText text(Path file) {
    return DescriptorText.ofFile(bytes(file), file.getFileName().toString());
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> expected(Path bad) {
    try {
      return Files.readAllLines(Path.of(bad + ".expected"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ParsedDescriptor read(String text, Format format) {
    return READER.read(
        DescriptorText.ofBody(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), format));
  }

  /** The result in the form of the {@code .expected} files. */
  static List<String> outcome(ParsedDescriptor reading) {
    if (reading instanceof ParsedDescriptor.Invalid invalid) {
      return Stream.concat(
              Stream.of(invalid.kind().name()), invalid.problems().stream().map(Corpus::line))
          .toList();
    }
    return List.of("VALID");
  }

  private static String line(Problem problem) {
    String quoted = JsonString.quote(problem.place().pointer());
    String pointer = quoted.substring(1, quoted.length() - 1);
    String line =
        problem.rule().id()
            + " "
            + problem.place().line()
            + ":"
            + problem.place().column()
            + " "
            + pointer;
    return line.stripTrailing();
  }
}
