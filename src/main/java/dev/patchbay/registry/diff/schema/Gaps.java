package dev.patchbay.registry.diff.schema;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/** Finds the first {@link Gap}. Uses a loop, because streams would need several times the stack. */
final class Gaps {
  private Gaps() {}

  static <T> Optional<Gap> first(Collection<T> all, Function<T, Optional<Gap>> look) {
    for (T each : all) {
      Optional<Gap> gap = look.apply(each);
      if (gap.isPresent()) {
        return gap;
      }
    }
    return Optional.empty();
  }
}
