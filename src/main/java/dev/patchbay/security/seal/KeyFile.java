package dev.patchbay.security.seal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;

/** A file of master keys, which nobody but its owner and group may read. */
record KeyFile(Path path) {
  private static final long MOST_BYTES = 64L * 1024;
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final Set<PosixFilePermission> TOO_OPEN =
      PosixFilePermissions.fromString("----w-rwx");

  /** Fails with {@link UnusableKeysException}. */
  List<MasterKey> read() {
    try {
      refuseUnfit();
      return KeyText.parse(Files.readString(path, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UnusableKeysException("the file of master keys " + path + " cannot be read.");
    } catch (IllegalArgumentException e) {
      throw new UnusableKeysException(
          "the file of master keys " + path + " " + e.getMessage() + ".");
    }
  }

  private void refuseUnfit() throws IOException {
    if (!Files.isRegularFile(path) || Files.size(path) > MOST_BYTES) {
      throw new UnusableKeysException(
          "the file of master keys " + path + " is not there, or no small file.");
    }
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view != null && view.readAttributes().permissions().stream().anyMatch(TOO_OPEN::contains)) {
      throw new UnusableKeysException(
          "others may read or change the file of master keys " + path + "; chmod 600 it.");
    }
  }

  /** Makes the file with a new key, unless it is there; whether it was made. */
  boolean create(SecureRandom random) {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] mode = posix ? new FileAttribute<?>[] {OWNER_ONLY} : new FileAttribute<?>[0];
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    if (Files.exists(path)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(path, options, mode)) {
      String text = KeyText.write(AesKey.random(random));
      channel.write(StandardCharsets.UTF_8.encode(text));
      channel.force(true);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw new UnusableKeysException("the file of master keys " + path + " cannot be made.");
    }
  }
}
