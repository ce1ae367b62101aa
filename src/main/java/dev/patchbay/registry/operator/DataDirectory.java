package dev.patchbay.registry.operator;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a node keeps files of its own ({@code patchbay.data.dir}). It is made with mode 0700; a
 * directory that is there already keeps its mode, and each file in it is its owner's alone.
 */
public record DataDirectory(Path path) {
  private static final String CHECK = "write-check";
  private static final int BLOCK = 4096;

  /** A file directly in it, which need not be there. */
  public OwnerOnlyFile file(String name) {
    return new OwnerOnlyFile(path.resolve(name));
  }

  /** The directory, made when it is not there. Fails with a {@link StartRefusal}. */
  public Path made() {
    try {
      OwnerOnlyFile.makeDirectory(path);
      return path;
    } catch (IOException e) {
      throw StartRefusal.because(
          "the folder "
              + path.toAbsolutePath()
              + " cannot be made ("
              + reason(e)
              + "). Make it writable for the server's user, or set patchbay.data.dir.");
    }
  }

  /** Why nothing can be written here; empty when a small file was just written. */
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

  /** What a failure of a file says, without the path, which its sentence has already or hides. */
  static String reason(IOException failure) {
    if (failure instanceof FileSystemException known && known.getReason() != null) {
      return known.getReason();
    }
    return failure instanceof AccessDeniedException
        ? "access denied"
        : failure.getClass().getSimpleName();
  }
}
