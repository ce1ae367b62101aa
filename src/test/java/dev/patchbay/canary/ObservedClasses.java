package dev.patchbay.canary;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * JUnit listener that writes a file per test class, with the recorded answers and the secrets
 * planted so far in its JVM. Classes of one JVM run one after the other; two JVMs run at a time,
 * and {@link NothingLeaksIT} has its own.
 */
public final class ObservedClasses implements TestExecutionListener {
  private static final Path DIRECTORY = Path.of("target", "test-classes-ended");

  /** The simple names of the classes that have ended in this build. */
  static Set<String> ended() {
    return files().stream().map(file -> file.getFileName().toString()).collect(toSet());
  }

  /** All secrets planted by those classes. */
  static Set<String> planted() {
    return files().stream().flatMap(ObservedClasses::lines).collect(toSet());
  }

  private static List<Path> files() {
    if (!Files.isDirectory(DIRECTORY)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(String name) {
    try {
      Files.createDirectories(DIRECTORY);
      Files.write(DIRECTORY.resolve(name), Canaries.all());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    test.getSource()
        .filter(ClassSource.class::isInstance)
        .map(source -> ((ClassSource) source).getJavaClass())
        .filter(type -> type.getEnclosingClass() == null)
        .ifPresent(
            type -> {
              write(type.getSimpleName());
              Observed.writeAs(type.getSimpleName());
            });
  }
}
