package dev.patchbay.registry.secret;

import dev.patchbay.model.Secret;
import dev.patchbay.model.TenantId;

/**
 * Port: secrets on their way to another store. They stay sealed, and the key that they are sealed
 * under goes with them, itself wrapped by the master key, which does not.
 */
public interface CarriedSecrets {
  /** What {@link SecretEncryption#seal} seals the tenant's secrets under. */
  WrappedKey keyOf(TenantId tenant);

  /**
   * Opens what was sealed under such a key; fails with {@link SecretEncryption.SealBrokenException}
   * when it was sealed for another place or under another key, or when the master key is not here.
   */
  Secret open(WrappedKey key, SecretEncryption.Place place, String sealed);
}
