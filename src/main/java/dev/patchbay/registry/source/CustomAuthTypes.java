package dev.patchbay.registry.source;

import java.util.Set;

/** Port: additional names for {@code auth.type}, besides those of the descriptor grammar. */
@FunctionalInterface
public interface CustomAuthTypes {
  Set<String> names();
}
