package dev.patchbay.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a caller may do within its tenant. A viewer reads; an operator also changes connectors and
 * calls tools; an admin also gives out keys and removes projects; {@link #PLATFORM_ADMIN} acts
 * across tenants. {@link #CALLER} stands aside: it lists and calls tools, and nothing else.
 */
public enum Role {
  CALLER,
  VIEWER,
  OPERATOR,
  ADMIN,
  PLATFORM_ADMIN;

  /** May whoever has this role do everything that the other may? */
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

  /** As callers write it, such as {@code platform-admin}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Empty when no role is written like that. */
  public static Optional<Role> find(String text) {
    return Arrays.stream(values()).filter(role -> role.text().equals(text)).findFirst();
  }
}
