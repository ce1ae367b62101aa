package dev.patchbay.files;

import dev.patchbay.registry.source.Fingerprint;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;

/** Reads the fingerprint of a file: one file system call, following links. */
final class Fingerprints {
  private static final boolean UNIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

  private Fingerprints() {}

  static Fingerprint of(Path path) throws IOException {
    return UNIX ? unix(path) : basic(path);
  }

  private static Fingerprint unix(Path path) throws IOException {
    Map<String, Object> attributes =
        Files.readAttributes(path, "unix:lastModifiedTime,ctime,size,dev,ino");
    return new Fingerprint(
        present(attributes, "lastModifiedTime", FileTime.class),
        present(attributes, "ctime", FileTime.class),
        present(attributes, "size", Long.class),
        attributes.get("dev") + ":" + attributes.get("ino"));
  }

  private static <T> T present(Map<String, Object> attributes, String name, Class<T> type) {
    return type.cast(Objects.requireNonNull(attributes.get(name), name));
  }

  private static Fingerprint basic(Path path) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    FileTime modified = attributes.lastModifiedTime();
    return new Fingerprint(
        modified, modified, attributes.size(), String.valueOf(attributes.fileKey()));
  }
}
