package dev.patchbay.registry.change;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.state.ProjectKey;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One lock per project. A lock exists only while it is held or waited for, so that unknown project
 * names use no memory.
 */
@SingletonBean
public class ProjectLocks {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Map<ProjectKey, Slot> slots = new ConcurrentHashMap<>();
  private final Duration patience;

  public ProjectLocks() {
    this(PATIENCE);
  }

  ProjectLocks(Duration patience) {
    this.patience = patience;
  }

  /** Runs the work under the project's lock; fails with BUSY when the lock is not free in time. */
  public <T> T inTurn(ProjectKey key, Supplier<T> work) {
    Slot slot =
        slots.compute(key, (k, existing) -> (existing == null ? new Slot() : existing).joined());
    try {
      await(slot.lock);
      try {
        return work.get();
      } finally {
        slot.lock.unlock();
      }
    } finally {
      slots.computeIfPresent(key, (k, existing) -> existing.left() ? null : existing);
    }
  }

  int inUse() {
    return slots.size();
  }

  private void await(ReentrantLock lock) {
    try {
      if (lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new MCPRuntimeException(
        FailureKind.BUSY, "Other changes of this project take too long; try again in a moment.");
  }

  /** Modified only inside the map's compute methods. */
  private static final class Slot {
    private final ReentrantLock lock = new ReentrantLock(true);
    private int users;

    Slot joined() {
      users++;
      return this;
    }

    boolean left() {
      users--;
      return users == 0;
    }
  }
}
