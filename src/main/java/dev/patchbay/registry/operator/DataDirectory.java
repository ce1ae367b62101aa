package dev.patchbay.registry.operator;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A node's data directory ({@code patchbay.data.dir}). It is created with mode 0700; an existing
 * directory keeps its mode. Each file in it is readable by its owner only.
 */
public record DataDirectory(Path path) {
  private static final String CHECK = "write-check";
  private static final int BLOCK = 4096;

  /** A file directly in the directory, which need not exist. */
  public OwnerOnlyFile file(String name) {
    return new OwnerOnlyFile(path.resolve(name));
  }

  /** Returns the directory, created when absent. Fails with a {@link StartRefusal}. */
  public Path made() {
    try {
      OwnerOnlyFile.makeDirectory(path);
      return path;
    } catch (IOException e) {
      throw StartRefusal.because(
          "the folder "
              + path.toAbsolutePath()
              + " cannot be created ("
              + reason(e)
              + "). Make it writable for the server's user, or set patchbay.data.dir.");
    }
  }

  /** Test-writes a small file; returns the reason when that fails, otherwise empty. */
  public Optional<String> writeTrouble() {
    try {
      OwnerOnlyFile.makeDirectory(path);
      OwnerOnlyFile check = file(CHECK);
      check.replace(new byte[BLOCK]);
      Files.delete(check.path());
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("patchbay.data.dir cannot be written to (" + reason(e) + ")");
    }
  }

  /** Reason of a file failure without the path, which the sentence already names or must hide. */
  static String reason(IOException failure) {
    if (failure instanceof FileSystemException known && known.getReason() != null) {
      return known.getReason();
    }
    return failure instanceof AccessDeniedException
        ? "access denied"
        : failure.getClass().getSimpleName();
  }
}
