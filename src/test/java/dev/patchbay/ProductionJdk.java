package dev.patchbay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the JDK of the production platform, 21 or newer: from {@code -Dpatchbay.jdk.production},
 * the environment ({@code JAVA_HOME_25_X64} and the like), this JVM, or {@code /usr/lib/jvm}.
 */
record ProductionJdk(Path home) {
  static final int OLDEST = 21;

  private static final String PROPERTY = "patchbay.jdk.production";
  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");
  private static final Path INSTALLED = Path.of("/usr/lib/jvm");

  static Optional<ProductionJdk> find() {
    List<Path> homes = new ArrayList<>();
    Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of).ifPresent(homes::add);
    System.getenv().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("JAVA_HOME"))
        .map(entry -> Path.of(entry.getValue()))
        .forEach(homes::add);
    homes.add(Path.of(System.getProperty("java.home")));
    homes.addAll(installed());
    return first(homes);
  }

  static Optional<ProductionJdk> first(List<Path> homes) {
    return homes.stream()
        .filter(home -> version(home) >= OLDEST)
        .findFirst()
        .map(ProductionJdk::new);
  }

  private static List<Path> installed() {
    if (!Files.isDirectory(INSTALLED)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(INSTALLED)) {
      return folders.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Version from the {@code release} file of the JDK; 0 for a folder that is not a JDK. */
  private static int version(Path home) {
    Path release = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin").resolve("java")) || !Files.isRegularFile(release)) {
      return 0;
    }
    try {
      Matcher matcher = VERSION.matcher(Files.readString(release));
      return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
