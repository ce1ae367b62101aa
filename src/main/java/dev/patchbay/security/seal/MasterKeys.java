package dev.patchbay.security.seal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * This node's master keys, in the order of their source. Reloads the source when an unknown key is
 * requested, so that an operator can add a key without a restart.
 */
final class MasterKeys {
  private static final Logger LOG = System.getLogger(MasterKeys.class.getName());

  private final Supplier<List<MasterKey>> source;
  private volatile List<MasterKey> keys;

  /**
   * @param source gives at least one key, or fails with {@link UnusableKeysException}
   */
  MasterKeys(Supplier<List<MasterKey>> source) {
    this.source = source;
    keys = source.get();
  }

  /** Reloads the source and returns its first key, which a rotation makes the wrapping key. */
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
    reload();
    return known(id);
  }

  private void reload() {
    try {
      keys = source.get();
    } catch (UnusableKeysException e) {
      LOG.log(
          Level.WARNING,
          () ->
              "Reloading the master keys failed, so the previous ones stay in use: "
                  + e.sentence());
    }
  }

  private Optional<MasterKey> known(String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }
}
