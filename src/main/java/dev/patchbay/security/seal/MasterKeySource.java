package dev.patchbay.security.seal;

import dev.patchbay.registry.operator.DataDirectory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Supplier;

/**
 * Source of the master keys: the settings or, without any, a new key in the data directory. Nodes
 * that share a store must be given their keys, because each would create a different one.
 */
final class MasterKeySource implements Supplier<List<MasterKey>> {
  private static final Logger LOG = System.getLogger(MasterKeySource.class.getName());

  private final EncryptionSettings settings;
  private final DataDirectory data;
  private final SecureRandom random;

  MasterKeySource(EncryptionSettings settings, DataDirectory data, SecureRandom random) {
    this.settings = settings;
    this.data = data;
    this.random = random;
  }

  @Override
  public List<MasterKey> get() {
    if (settings.keyFile().isPresent()) {
      return new KeyFile(settings.keyFile().get()).read();
    }
    return settings.keys().isPresent() ? parsed(settings.keys().get().reveal()) : created();
  }

  private static List<MasterKey> parsed(String text) {
    try {
      return MasterKeyText.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UnusableKeysException("patchbay.secrets.key " + e.getMessage() + ".");
    }
  }

  private List<MasterKey> created() {
    if (settings.sharedStore()) {
      throw new UnusableKeysException(
          "nodes that share a store (patchbay.store=jdbc) need the same master key; make one with"
              + " 'openssl rand -base64 32' and give every node its file as"
              + " patchbay.secrets.key-file.");
    }
    data.made();
    Path path = data.file("secrets.key").path();
    KeyFile file = new KeyFile(path);
    if (file.create(random)) {
      LOG.log(
          Level.WARNING,
          () ->
              "There is no patchbay.secrets.key-file, so a master key was created in "
                  + path.toAbsolutePath()
                  + ". Keep a copy of it in another place than the backups of the data: without it"
                  + " no stored secret can be read again.");
    }
    return file.read();
  }
}
