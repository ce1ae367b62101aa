package dev.patchbay.registry.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Where a node keeps files of its own ({@code patchbay.data.dir}); only its owner gets in. */
public record DataDirectory(Path path) {

  /** A file directly in it, which need not be there. */
  public Path file(String name) {
    return path.resolve(name);
  }

  /** The directory, made when it is not there. */
  public Path made() {
    try {
      if (!Files.isDirectory(path)) {
        make();
      }
      return path;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void make() throws IOException {
    Files.createDirectories(path, forOwnerAlone("rwx------"));
  }

  /**
   * Replaces a file of the directory as a whole. It is its owner's alone (0600 where there are
   * modes), and is on the disk when this returns.
   */
  public void write(Path file, byte[] content) throws IOException {
    made();
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Set<StandardOpenOption> newOne =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(fresh, newOne, forOwnerAlone("rw-------"))) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    sync();
  }

  /** A rename is safe when its directory is. */
  public void sync() throws IOException {
    if (hasModes()) {
      try (FileChannel directory = FileChannel.open(path, StandardOpenOption.READ)) {
        directory.force(true);
      }
    }
  }

  private FileAttribute<?>[] forOwnerAlone(String modes) {
    return hasModes()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(modes))
        }
        : new FileAttribute<?>[0];
  }

  private boolean hasModes() {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
