package dev.patchbay.registry.access;

import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.SettableClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** API keys for tests. */
public final class Keys {
  public static final Instant NOW = SettableClock.START;

  private Keys() {}

  public static ApiKey key(String id, Role... roles) {
    return new ApiKey(
        new KeyId(id),
        new TenantId("acme"),
        "name",
        roles.length == 0 ? Set.of(Role.VIEWER) : Set.of(roles),
        Optional.empty(),
        Optional.empty(),
        "somebody",
        NOW,
        Optional.empty(),
        List.of(new KeySecret("00", Optional.empty())));
  }
}
