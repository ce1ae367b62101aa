package dev.patchbay.registry.node;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.mark.HighWaterMarks;
import dev.patchbay.registry.operator.DataDirectory;
import dev.patchbay.registry.operator.StartRefusal;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Health check of the store: writable, and not behind its high-water mark. The start waits until
 * the data directory and the store can be written and the store is not behind its mark. Afterwards
 * {@link #look} moves the mark, and makes the node not ready while something cannot be written.
 */
@SingletonBean
class StoreHealth {
  private static final Logger LOG = System.getLogger(StoreHealth.class.getName());

  /** One write check of the directory per this many looks, which are about a second apart. */
  private static final int LOOKS_PER_CHECK = 5;

  private final StoreAccess store;
  private final HighWaterMarks marks;
  private final DataDirectory data;
  private final NodeState state;
  private Optional<String> directoryTrouble = Optional.empty();
  private int looks;

  @Inject
  StoreHealth(StoreAccess store, HighWaterMarks marks, DataDirectory data, NodeState state) {
    this.store = store;
    this.marks = marks;
    this.data = data;
    this.state = state;
  }

  /**
   * Opens the store after checking the directory, since H2 also opens a file that it can only read.
   * Fails with a {@link StartRefusal} or STORE_UNAVAILABLE.
   */
  void open() {
    data.writeTrouble()
        .ifPresent(
            trouble -> {
              throw StartRefusal.forNow(trouble);
            });
    store.open();
    marks.check();
    store.requireWritable();
  }

  /** Runs the periodic check. Never fails. */
  void look() {
    if (looks++ % LOOKS_PER_CHECK == 0) {
      directoryTrouble = data.writeTrouble();
      tryStore();
    }
    report(directoryTrouble.or(this::moveMark));
  }

  /** Test-writes only after a failure, so that an idle node leaves its database alone. */
  private void tryStore() {
    if (store.trouble().isPresent()) {
      try {
        store.requireWritable();
      } catch (MCPRuntimeException e) {
        LOG.log(Level.DEBUG, "The store still takes no writes.", e);
      }
    }
  }

  private Optional<String> moveMark() {
    try {
      return marks.move();
    } catch (MCPRuntimeException e) {
      // The store itself reports that it is unavailable.
      return state.trouble();
    } catch (UncheckedIOException e) {
      return data.writeTrouble().or(() -> Optional.of("the mark of the store cannot be written"));
    }
  }

  private void report(Optional<String> trouble) {
    if (!trouble.equals(state.trouble())) {
      String sentence =
          trouble
              .map(reason -> "This node is no longer ready: " + reason + ".")
              .orElse("This node is ready again.");
      LOG.log(trouble.isPresent() ? Level.ERROR : Level.INFO, sentence);
      state.trouble(trouble);
    }
  }
}
