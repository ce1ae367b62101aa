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
 * The data keys: one per tenant, random, the same for as long as the store lasts. Rotation changes
 * what they are wrapped by, never the keys, so a node may keep the ones that it has opened.
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

  /** Fails with {@link UnusableKeysException} unless every data key opens. */
  void refuseWrongKeys() {
    for (WrappedKey key : wrapped.all()) {
      try {
        unwrap(key);
      } catch (WrongKeyException e) {
        throw new UnusableKeysException(
            "the master key (patchbay.secrets.key-file, patchbay.secrets.key or secrets.key of"
                + " the data directory) is not the one that the stored secrets are sealed with,"
                + " whose id is "
                + key.wrappedBy()
                + "; give it back, as a further line if there is a new one.");
      }
    }
  }

  /** The tenant's key, made at its first secret. */
  AesKey require(TenantId tenant) {
    return open.get(tenant, this::findOrMake);
  }

  private AesKey findOrMake(TenantId tenant) {
    return unwrapped(wrapped(tenant));
  }

  /** The tenant's key as the store keeps it, made at its first secret. */
  WrappedKey wrapped(TenantId tenant) {
    return wrapped
        .find(tenant)
        .orElseGet(
            () -> wrapped.putIfAbsent(current().wrap(tenant, AesKey.random(random), random)));
  }

  /** The key that is inside, of this store or of another. */
  AesKey unwrapped(WrappedKey key) {
    try {
      return new AesKey(unwrap(key));
    } catch (WrongKeyException e) {
      throw new SealBrokenException(
          "The secrets of the tenant are sealed under a master key that this node does not have.");
    }
  }

  /**
   * What wraps all others, for as long as this node has it: a new first key waits for the rotation,
   * so that by then every node has been given it.
   */
  private MasterKey current() {
    return wrapped.any().flatMap(key -> masters.find(key.wrappedBy())).orElseGet(masters::first);
  }

  private byte[] unwrap(WrappedKey key) throws WrongKeyException {
    return masters.find(key.wrappedBy()).orElseThrow(WrongKeyException::new).unwrap(key);
  }

  /** Wraps every data key by the first of the master keys, read anew; how many were not yet. */
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
