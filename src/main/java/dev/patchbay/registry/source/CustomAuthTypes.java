package dev.patchbay.registry.source;

import java.util.Set;

/** Port: what {@code auth.type} may name besides the types of the descriptor grammar. */
@FunctionalInterface
public interface CustomAuthTypes {
  Set<String> names();
}
