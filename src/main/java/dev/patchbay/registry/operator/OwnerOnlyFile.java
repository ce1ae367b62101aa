package dev.patchbay.registry.operator;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;

/**
 * A file that only its owner may read and write: mode 0600, where the file system has modes. Writes
 * are atomic: a reader finds the old content or the new, also after a crash. A file that others may
 * access is tightened when it is opened, with a warning.
 */
public record OwnerOnlyFile(Path path) {
  private static final Logger LOG = System.getLogger(OwnerOnlyFile.class.getName());
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  /** Creates the directory with mode 0700; an existing one keeps its mode. */
  static void makeDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory, mode(directory, FOLDER));
    }
  }

  /** Replaces the content; content and name are durable when this returns. */
  public void replace(byte[] content) throws IOException {
    Path fresh = fresh(content);
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    sync();
  }

  /** Creates the file with the content unless it exists; returns whether it was created. */
  public boolean create(byte[] content) throws IOException {
    if (Files.exists(path)) {
      return false;
    }
    Path fresh = fresh(content);
    try {
      link(fresh);
    } catch (FileAlreadyExistsException e) {
      return false;
    } finally {
      Files.deleteIfExists(fresh);
    }
    sync();
    return true;
  }

  /**
   * A hard link never replaces a file; file systems without links use a rename that checks first.
   */
  private void link(Path fresh) throws IOException {
    try {
      Files.createLink(path, fresh);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException e) {
      Files.move(fresh, path);
    }
  }

  /** Renames the file within its directory, replacing a file of that name. */
  public void rename(Path name) throws IOException {
    Files.move(path, name, StandardCopyOption.ATOMIC_MOVE);
    sync();
  }

  /** Opens the file for writing, creating it when absent. */
  public FileChannel open(OpenOption... options) throws IOException {
    tighten();
    return FileChannel.open(path, Set.of(options), mode(path, FILE));
  }

  /** Removes the access rights of others, if there are any. */
  public void tighten() throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view == null || !Files.isRegularFile(path)) {
      return;
    }
    Set<PosixFilePermission> others = new HashSet<>(view.readAttributes().permissions());
    others.removeIf(right -> right.name().startsWith("OWNER"));
    if (!others.isEmpty()) {
      LOG.log(
          Level.WARNING,
          () ->
              path.toAbsolutePath()
                  + " was accessible to others ("
                  + others
                  + "); its mode is 0600 now.");
      Files.setPosixFilePermissions(path, FILE);
    }
  }

  /** Writes the content to a temporary file in the same directory, synced to disk. */
  private Path fresh(byte[] content) throws IOException {
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Set<StandardOpenOption> newOne =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(fresh, newOne, mode(fresh, FILE))) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    return fresh;
  }

  /** Syncs the directory, which makes a name durable. */
  private void sync() throws IOException {
    if (hasModes(path)) {
      Path directory = path.toAbsolutePath().getParent();
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static FileAttribute<?>[] mode(Path path, Set<PosixFilePermission> rights) {
    return hasModes(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)}
        : new FileAttribute<?>[0];
  }

  private static boolean hasModes(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
