package dev.patchbay.registry.reading;

import java.util.List;
import java.util.Optional;

/**
 * A page of a list.
 *
 * @param total of all items that match the filters, not only of this page
 * @param next where the next page begins; empty at the end
 * @param <P> the type of a position
 */
public record Page<T, P>(List<T> items, int total, Optional<P> next) {
  public Page {
    items = List.copyOf(items);
  }
}
