package dev.patchbay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The connectors directory of one test class, in the build directory. Empty at first. */
public final class ConnectorFiles {
  private final Path directory;

  public ConnectorFiles(String name) {
    directory = Path.of("target", "it-connectors-" + name).toAbsolutePath();
    try {
      if (Files.exists(directory)) {
        try (Stream<Path> old = Files.walk(directory)) {
          for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      }
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The settings of a server with this connectors directory, and further settings. */
  public Map<String, String> settings(Map<String, String> others) {
    Map<String, String> settings = new LinkedHashMap<>(others);
    settings.put("patchbay.connectors.dir", directory.toString());
    return settings;
  }

  public Path path(String file) {
    return directory.resolve(file);
  }

  /** Writes in place, like a simple editor. */
  public void write(String file, String text) {
    try {
      Files.writeString(path(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Renames over the old file atomically, like careful editors and deployments. */
  public void replace(String file, String text) {
    try {
      Path next = Files.writeString(path(file + ".next"), text);
      Files.move(next, path(file), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void delete(String file) {
    try {
      Files.delete(path(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
