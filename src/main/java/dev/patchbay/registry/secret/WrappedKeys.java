package dev.patchbay.registry.secret;

import dev.patchbay.model.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * Port: store of the wrapped data keys of all tenants, beside the secrets that they encrypt. Fails
 * with STORE_UNAVAILABLE.
 */
public interface WrappedKeys {
  Optional<WrappedKey> find(TenantId tenant);

  /** Any of the keys; empty when there are none. */
  Optional<WrappedKey> any();

  /** Stores the tenant's key and returns it, or returns the key of another node that was faster. */
  WrappedKey putIfAbsent(WrappedKey key);

  List<WrappedKey> all();

  /**
   * Replaces {@code before} with {@code after}; false when {@code before} is not the stored key.
   */
  boolean replace(WrappedKey before, WrappedKey after);
}
