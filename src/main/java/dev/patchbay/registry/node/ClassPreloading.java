package dev.patchbay.registry.node;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Loads all classes of the application at start. Payara Micro (6.2025.10) deletes the unpacked
 * application while it stops it: {@code FileDeletionThread} is a shutdown hook that runs beside the
 * server's own. A class that is first needed during shutdown would then be missing, such as those
 * that save the last uses of tools.
 */
final class ClassPreloading {
  private static final Logger LOG = System.getLogger(ClassPreloading.class.getName());
  private static final String ROOT = "dev/patchbay";
  private static final String SUFFIX = ".class";

  private ClassPreloading() {}

  /** Loads without initializing. Never fails; ignores classes that are not in a directory. */
  static void load(ClassLoader loader) {
    URL root = loader.getResource(ROOT);
    if (root == null || !root.getProtocol().equals("file")) {
      return;
    }
    try {
      Path directory = Path.of(root.toURI());
      try (Stream<Path> files = Files.walk(directory)) {
        files
            .map(file -> ROOT + "/" + directory.relativize(file))
            .flatMap(name -> className(name).stream())
            .forEach(name -> load(name, loader));
      }
    } catch (IOException | URISyntaxException | RuntimeException e) {
      LOG.log(Level.DEBUG, "Not every class could be loaded", e);
    }
  }

  private static Optional<String> className(String file) {
    return file.endsWith(SUFFIX)
        ? Optional.of(file.substring(0, file.length() - SUFFIX.length()).replace('/', '.'))
        : Optional.empty();
  }

  private static void load(String name, ClassLoader loader) {
    try {
      Class<?> unused = Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      LOG.log(Level.DEBUG, () -> name + " could not be loaded", e);
    }
  }
}
