package dev.patchbay.registry.reading;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Start and size of the requested page.
 *
 * @param limit most items; empty for all
 * @param start the first position of the page; empty for the beginning
 */
public record PageRequest<P>(OptionalInt limit, Optional<P> start) {
  public static <P> PageRequest<P> everything() {
    return new PageRequest<>(OptionalInt.empty(), Optional.empty());
  }

  /**
   * Takes the page from the items at or after {@code start}; consumes one item more than it
   * returns.
   */
  <T> Page<T, P> of(Stream<T> fromStart, int total, Function<T, P> position) {
    if (limit.isEmpty()) {
      return new Page<>(fromStart.toList(), total, Optional.empty());
    }
    int size = limit.getAsInt();
    List<T> items = fromStart.limit(size + 1L).toList();
    boolean more = items.size() > size;
    return new Page<>(
        more ? items.subList(0, size) : items,
        total,
        more ? Optional.of(position.apply(items.get(size))) : Optional.empty());
  }
}
