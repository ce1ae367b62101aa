package dev.patchbay.registry.usage;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.snapshot.InvalidationCounters;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.UUID;

/**
 * Syncs usage counts with the store: sends this node's increments, reads the totals of all nodes.
 * An unconfirmed batch is sent again under the same number, so that every use counts once. A crash
 * loses the uses since the last flush. For one thread at a time.
 */
@SingletonBean
public class UsageFlush {
  private static final Logger LOG = System.getLogger(UsageFlush.class.getName());

  private final UsageFigures figures;
  private final InvalidationCounters counters;
  private final UsageStore store;
  private final String node = UUID.randomUUID().toString();
  private Optional<UsageBatch> unconfirmed = Optional.empty();
  private long batches;
  private long mark;
  private boolean failing;

  @Inject
  public UsageFlush(UsageFigures figures, InvalidationCounters counters, UsageStore store) {
    this.figures = figures;
    this.counters = counters;
    this.store = store;
  }

  /** Sends and receives; failed work is retried at the next flush. */
  public synchronized void flush() {
    try {
      send();
      receive();
      failing = false;
    } catch (MCPRuntimeException e) {
      if (!failing) {
        LOG.log(
            Level.WARNING,
            () -> "Uses of tools are kept in memory until they can be saved: " + e.detail());
      }
      failing = true;
    }
  }

  private void send() {
    if (unconfirmed.isEmpty()) {
      UsageBatch batch = new UsageBatch(node, batches + 1, figures.send());
      if (batch.increments().isEmpty()) {
        return;
      }
      unconfirmed = Optional.of(batch);
    }
    UsageBatch batch = unconfirmed.get();
    store.add(batch);
    batches = batch.number();
    unconfirmed = Optional.empty();
    figures.arrived(batch.increments());
  }

  private void receive() {
    UsageStore.Changed changed = store.changedSince(mark);
    for (UsageTotal total : changed.totals()) {
      if (figures.saved(total)) {
        counters.move(total.project());
      }
    }
    mark = changed.mark();
  }
}
