package dev.patchbay.api.access;

import dev.patchbay.api.view.View;
import dev.patchbay.registry.access.FreshKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A new or rotated key with its text, which only this answer contains.
 *
 * @param formerUntil end of the grace period of the former text, after a rotation
 */
public record FreshKeyView(
    String id,
    String key,
    String tenant,
    List<String> roles,
    String name,
    Optional<List<String>> projects,
    Optional<Instant> expiresAt,
    String createdBy,
    Instant createdAt,
    Optional<Instant> formerUntil)
    implements View {

  public static FreshKeyView of(FreshKey fresh) {
    KeyView row = KeyView.of(fresh.key());
    return new FreshKeyView(
        row.id(),
        fresh.text().reveal(),
        row.tenant(),
        row.roles(),
        row.name(),
        row.projects(),
        row.expiresAt(),
        row.createdBy(),
        row.createdAt(),
        fresh.formerUntil());
  }

  @Override
  public String toString() {
    return "FreshKeyView[" + id + "]";
  }
}
