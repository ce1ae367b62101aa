package dev.patchbay.security.seal;

import dev.patchbay.registry.operator.OwnerOnlyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;

/**
 * File of master keys. Only its owner may write it, and at most its group may read it. A file that
 * others may read or write is refused, as ssh does with a private key.
 */
record KeyFile(Path path) {
  private static final long MOST_BYTES = 64L * 1024;
  private static final Set<PosixFilePermission> TOO_OPEN =
      PosixFilePermissions.fromString("----w-rwx");

  /** Reads the keys; fails with {@link UnusableKeysException}. */
  List<MasterKey> read() {
    try {
      refuseUnfit();
      return MasterKeyText.parse(Files.readString(path, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UnusableKeysException("the file of master keys " + path + " cannot be read.");
    } catch (IllegalArgumentException e) {
      throw new UnusableKeysException(
          "the file of master keys "
              + path
              + " "
              + e.getMessage()
              + ". Restore it from the copy that you keep: no other key decrypts the stored"
              + " secrets.");
    }
  }

  private void refuseUnfit() throws IOException {
    if (!Files.isRegularFile(path) || Files.size(path) > MOST_BYTES) {
      throw new UnusableKeysException(
          "the file of master keys "
              + path
              + " is missing, is not a regular file, or is larger than 64 KiB.");
    }
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view != null && view.readAttributes().permissions().stream().anyMatch(TOO_OPEN::contains)) {
      throw new UnusableKeysException(
          "others may read or change the file of master keys "
              + path
              + ". chmod 600 it, and rotate the master key if others could have read it.");
    }
  }

  /** Creates the file with a new key unless it exists; returns whether it was created. */
  boolean create(SecureRandom random) {
    String text = MasterKeyText.write(AesKey.random(random));
    try {
      return new OwnerOnlyFile(path).create(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UnusableKeysException(
          "the file of master keys "
              + path.toAbsolutePath()
              + " cannot be created; make its folder writable for the server's user.");
    }
  }
}
