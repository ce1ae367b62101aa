package dev.patchbay.registry.secret;

import dev.patchbay.model.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * Port: the data keys of all tenants, beside the secrets that they seal and for as long. Fails with
 * STORE_UNAVAILABLE when they cannot be read or saved.
 */
public interface WrappedKeys {
  Optional<WrappedKey> find(TenantId tenant);

  /** Any one of them; empty when there are none. */
  Optional<WrappedKey> any();

  /** The key of the tenant from now on: another node's, when that was faster. */
  WrappedKey putIfAbsent(WrappedKey key);

  List<WrappedKey> all();

  /** Whether {@code before} was there and {@code after} now stands in its place. */
  boolean replace(WrappedKey before, WrappedKey after);
}
