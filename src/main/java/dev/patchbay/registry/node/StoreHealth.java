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
 * Write check and high-water mark of the store. At the start the node waits until the data
 * directory and the store can be written and the store is not behind its mark. From then on {@link
 * #look} moves the mark, and takes the node's readiness away while something cannot be written.
 */
@SingletonBean
class StoreHealth {
  private static final Logger LOG = System.getLogger(StoreHealth.class.getName());

  /** Looks between two write checks of the directory, of about a second each. */
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
   * Opens the store; before that nothing may be wrong with the directory, since H2 opens a file
   * there that it can only read. Fails with a {@link StartRefusal} or STORE_UNAVAILABLE.
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

  /** Never fails. */
  void look() {
    if (looks++ % LOOKS_PER_CHECK == 0) {
      directoryTrouble = data.writeTrouble();
      tryStore();
    }
    tell(directoryTrouble.or(this::moveMark));
  }

  /** Only a store that did not work is written to: an idle node leaves its database alone. */
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
      // The store itself tells that it is away.
      return state.trouble();
    } catch (UncheckedIOException e) {
      return data.writeTrouble().or(() -> Optional.of("the mark of the store cannot be written"));
    }
  }

  private void tell(Optional<String> trouble) {
    if (!trouble.equals(state.trouble())) {
      String sentence =
          trouble
              .map(reason -> "This node is not ready any more: " + reason + ".")
              .orElse("This node is ready again.");
      LOG.log(trouble.isPresent() ? Level.ERROR : Level.INFO, sentence);
      state.trouble(trouble);
    }
  }
}
