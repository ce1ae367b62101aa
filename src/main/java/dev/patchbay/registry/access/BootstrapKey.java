package dev.patchbay.registry.access;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.node.StartCheck;
import dev.patchbay.registry.operator.DataDirectory;
import dev.patchbay.registry.operator.OwnerOnlyFile;
import dev.patchbay.registry.operator.Settings;
import dev.patchbay.registry.operator.StartRefusal;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Creates the bootstrap key: when no key of a platform-admin exists, the start writes one to the
 * file {@code bootstrap-key} of the data directory. The file is written under a temporary name,
 * then the key is stored, then the file gets its name. A crash or another node in between therefore
 * never leaves a key without a file, or a file without a key. Development mode needs no keys and
 * creates none.
 */
@SingletonBean
public class BootstrapKey implements StartCheck {
  private static final Logger LOG = System.getLogger(BootstrapKey.class.getName());
  private static final String FILE = "bootstrap-key";
  private static final String UNFINISHED = FILE + ".";

  private final Settings settings;
  private final DataDirectory directory;
  private final KeyRing ring;
  private final ApiKeys keys;

  @Inject
  public BootstrapKey(Settings settings, DataDirectory directory, KeyRing ring, ApiKeys keys) {
    this.settings = settings;
    this.directory = directory;
    this.ring = ring;
    this.keys = keys;
  }

  /** Creates the key if none exists, before this node answers requests. */
  @Override
  public void check() {
    if (settings.auth() == Settings.Auth.DEV) {
      return;
    }
    try {
      ring.readAgain();
      finishWhatACrashLeft();
      directory.file(FILE).tighten();
      if (ring.all().stream().noneMatch(ApiKey::isLastingPlatformAdmin)) {
        make();
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The bootstrap key could not be written", e);
      throw StartRefusal.forNow(
          "the bootstrap key cannot be written to "
              + directory.path().toAbsolutePath()
              + "; make the folder writable for the server's user");
    }
  }

  private void make() throws IOException {
    FreshKey first = keys.first();
    directory.made();
    OwnerOnlyFile unfinished = directory.file(UNFINISHED + first.key().id());
    unfinished.replace(first.text().reveal().getBytes(StandardCharsets.US_ASCII));
    if (keys.addFirst(first)) {
      finish(unfinished);
    } else {
      Files.delete(unfinished.path());
    }
    ring.readAgain();
  }

  private void finishWhatACrashLeft() throws IOException {
    if (!Files.isDirectory(directory.path())) {
      return;
    }
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(directory.path(), UNFINISHED + "*")) {
      for (Path unfinished : left) {
        String id = unfinished.getFileName().toString().substring(UNFINISHED.length());
        if (KeyId.find(id).flatMap(ring::find).isPresent()) {
          finish(new OwnerOnlyFile(unfinished));
        } else {
          Files.delete(unfinished);
        }
      }
    }
  }

  private void finish(OwnerOnlyFile unfinished) throws IOException {
    Path file = directory.file(FILE).path();
    unfinished.rename(file);
    LOG.log(
        Level.WARNING,
        () ->
            "The bootstrap key, of a platform-admin, is in "
                + file.toAbsolutePath()
                + "; rotate it after you have read it.");
  }
}
