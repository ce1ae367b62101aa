package dev.patchbay.registry.secret;

import dev.patchbay.model.Secret;
import dev.patchbay.model.TenantId;

/**
 * Port: encrypted secrets of an export. The secrets stay encrypted, and the export holds their data
 * key, itself wrapped by the master key. The master key is not exported.
 */
public interface CarriedSecrets {
  /** The data key that {@link SecretEncryption#seal} uses for the tenant. */
  WrappedKey keyOf(TenantId tenant);

  /**
   * Decrypts with such a data key; fails with {@link SecretEncryption.SealBrokenException} when the
   * text was encrypted for another place or under another key, or when the master key is not
   * available.
   */
  Secret open(WrappedKey key, SecretEncryption.Place place, String sealed);
}
