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

/** A connectors directory that belongs to one test class, below the build's own. Empty at first. */
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

  /** The settings of a server that takes its descriptors from here, and these besides. */
  public Map<String, String> settings(Map<String, String> others) {
    Map<String, String> settings = new LinkedHashMap<>(others);
    settings.put("patchbay.connectors.dir", directory.toString());
    return settings;
  }

  public Path path(String file) {
    return directory.resolve(file);
  }

  /** In place, as a simple editor does. */
  public void write(String file, String text) {
    try {
      Files.writeString(path(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By an atomic rename over the old file, as careful editors and deployments do. */
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
