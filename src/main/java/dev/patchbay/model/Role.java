package dev.patchbay.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Role of a caller within its tenant. A viewer reads; an operator also changes connectors and calls
 * tools; an admin also manages keys and removes projects; {@link #PLATFORM_ADMIN} acts across
 * tenants. {@link #CALLER} only lists and calls tools.
 */
public enum Role {
  CALLER,
  VIEWER,
  OPERATOR,
  ADMIN,
  PLATFORM_ADMIN;

  /** Does this role permit everything that the other permits? */
  public boolean includes(Role other) {
    return this == other || included().contains(other);
  }

  private Set<Role> included() {
    return switch (this) {
      case CALLER, VIEWER -> Set.of();
      case OPERATOR -> Set.of(CALLER, VIEWER);
      case ADMIN -> Set.of(CALLER, VIEWER, OPERATOR);
      case PLATFORM_ADMIN -> Set.of(CALLER, VIEWER, OPERATOR, ADMIN);
    };
  }

  /** External form, such as {@code platform-admin}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Finds a role by its external form; empty for an unknown one. */
  public static Optional<Role> find(String text) {
    return Arrays.stream(values()).filter(role -> role.text().equals(text)).findFirst();
  }
}
