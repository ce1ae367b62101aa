package dev.patchbay.registry.mark;

import dev.patchbay.registry.operator.DataDirectory;
import java.util.Optional;

/** High-water marks of a store, for tests in other packages. */
public final class MarkedStore {
  private final HighWaterMarks marks;

  public MarkedStore(StoreExtent extent, DataDirectory data) {
    marks = new HighWaterMarks(extent, data);
  }

  public void check() {
    marks.check();
  }

  public Optional<String> move() {
    return marks.move();
  }
}
