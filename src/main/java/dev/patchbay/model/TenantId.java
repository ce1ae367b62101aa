package dev.patchbay.model;

import java.util.Optional;

/**
 * Name of a tenant: 1 to 64 letters, digits, {@code -} or {@code _}, letter or digit at both ends.
 */
public record TenantId(String value) implements Comparable<TenantId> {
  public TenantId {
    ScopeName.checked("tenant name", value);
  }

  /** Finds the name; empty for an invalid text. */
  public static Optional<TenantId> find(String text) {
    return ScopeName.isLegal(text) ? Optional.of(new TenantId(text)) : Optional.empty();
  }

  @Override
  public int compareTo(TenantId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
