package dev.patchbay.security.seal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The master keys that this node has, in the order of their source. Reads the source again whenever
 * a key is wanted that it does not have, so that an operator adds one without a restart.
 */
final class MasterKeys {
  private static final Logger LOG = System.getLogger(MasterKeys.class.getName());

  private final Supplier<List<MasterKey>> source;
  private volatile List<MasterKey> keys;

  /** The source gives one key at least, or fails with {@link UnusableKeysException}. */
  MasterKeys(Supplier<List<MasterKey>> source) {
    this.source = source;
    keys = source.get();
  }

  /** The key that is to wrap all others once they are rotated; read anew. */
  MasterKey newest() {
    keys = source.get();
    return first();
  }

  MasterKey first() {
    return keys.get(0);
  }

  Optional<MasterKey> find(String id) {
    Optional<MasterKey> known = known(id);
    if (known.isPresent()) {
      return known;
    }
    readAgain();
    return known(id);
  }

  private void readAgain() {
    try {
      keys = source.get();
    } catch (UnusableKeysException e) {
      LOG.log(Level.WARNING, () -> "The master keys stay as they were: " + e.sentence());
    }
  }

  private Optional<MasterKey> known(String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }
}
