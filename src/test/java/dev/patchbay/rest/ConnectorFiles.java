package dev.patchbay.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** The connectors directory of one tenant. */
final class ConnectorFiles {
  /** The setting {@code patchbay.connectors.dir} of the servers of these tests. */
  static final Path ROOT =
      Path.of(System.getProperty("java.io.tmpdir"), "rest-connectors").toAbsolutePath();

  private final Path directory;

  ConnectorFiles(String tenant) {
    directory = make(ROOT.resolve(tenant));
  }

  private static Path make(Path path) {
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String file, String content) {
    write(file, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  void write(String file, byte[] content) {
    try {
      make(path(file).getParent());
      Files.write(path(file), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void makeDirectory(String name) {
    make(path(name));
  }

  void link(String name, Path target) {
    try {
      Files.createSymbolicLink(path(name), target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void touch(String file) {
    try {
      Files.setLastModifiedTime(path(file), FileTime.from(Instant.parse("2031-01-01T00:00:00Z")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete(String file) {
    try {
      Files.delete(path(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path(String file) {
    return directory.resolve(file);
  }
}
