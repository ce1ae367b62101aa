package dev.patchbay.security.seal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.secret.SecretEncryption.SealBrokenException;
import dev.patchbay.registry.secret.WrappedKey;
import dev.patchbay.registry.secret.WrappedKeys;
import dev.patchbay.security.seal.AesKey.WrongKeyException;
import java.security.SecureRandom;
import java.util.List;

/**
 * Data keys: one random key per tenant, for the lifetime of the store. Rotation changes only how
 * they are wrapped, so a node may cache the unwrapped keys.
 */
final class TenantKeys {
  private static final int MOST_OPEN = 10_000;

  private final WrappedKeys wrapped;
  private final MasterKeys masters;
  private final SecureRandom random;
  private final Cache<TenantId, AesKey> open =
      Caffeine.newBuilder().maximumSize(MOST_OPEN).executor(Runnable::run).build();

  TenantKeys(WrappedKeys wrapped, MasterKeys masters, SecureRandom random) {
    this.wrapped = wrapped;
    this.masters = masters;
    this.random = random;
  }

  /** Fails with {@link UnusableKeysException} unless every data key can be unwrapped. */
  void refuseWrongKeys() {
    for (WrappedKey key : wrapped.all()) {
      try {
        unwrap(key);
      } catch (WrongKeyException e) {
        throw new UnusableKeysException(
            "the master key (patchbay.secrets.key-file, patchbay.secrets.key or secrets.key of"
                + " the data directory) is not the key that encrypts the stored secrets,"
                + " whose id is "
                + key.wrappedBy()
                + "; restore it, as a further line if there is a new key.");
      }
    }
  }

  /** The tenant's data key, created for its first secret. */
  AesKey require(TenantId tenant) {
    return open.get(tenant, this::findOrCreate);
  }

  private AesKey findOrCreate(TenantId tenant) {
    return unwrapped(wrapped(tenant));
  }

  /** The tenant's data key as stored, created for its first secret. */
  WrappedKey wrapped(TenantId tenant) {
    return wrapped
        .find(tenant)
        .orElseGet(
            () -> wrapped.putIfAbsent(current().wrap(tenant, AesKey.random(random), random)));
  }

  /** Unwraps a data key of this store or of an import. */
  AesKey unwrapped(WrappedKey key) {
    try {
      return new AesKey(unwrap(key));
    } catch (WrongKeyException e) {
      throw new SealBrokenException(
          "The secrets of the tenant are sealed under a master key that this node does not have.");
    }
  }

  /**
   * The master key for new data keys: the one in use, as long as this node has it. A new first key
   * is used only after a rotation, when every node has been given it.
   */
  private MasterKey current() {
    return wrapped.any().flatMap(key -> masters.find(key.wrappedBy())).orElseGet(masters::first);
  }

  private byte[] unwrap(WrappedKey key) throws WrongKeyException {
    return masters.find(key.wrappedBy()).orElseThrow(WrongKeyException::new).unwrap(key);
  }

  /**
   * Wraps every data key with the first master key of the reloaded source; counts those that
   * another key wrapped.
   */
  RotationResult rotate() {
    MasterKey newest = masters.newest();
    List<WrappedKey> old =
        wrapped.all().stream().filter(key -> !key.wrappedBy().equals(newest.id())).toList();
    int moved = 0;
    for (WrappedKey key : old) {
      try {
        moved += wrapped.replace(key, newest.wrap(key.tenant(), unwrap(key), random)) ? 1 : 0;
      } catch (WrongKeyException e) {
        throw new UnusableKeysException(
            "a data key is wrapped by the master key "
                + key.wrappedBy()
                + ", which this node does not have.");
      }
    }
    return new RotationResult(newest.id(), moved);
  }
}
