package dev.patchbay.upstream.limit;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.TenantId;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.WorkBudget;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Shares of the processors for calls with much CPU work. As many of them compute at a time as there
 * are processors, of one tenant half as many; the others wait, in order, until their deadline.
 * Without it, a tenant's hundred validations leave the requests of others a hundredth of a
 * processor. Small work never asks. Thread-safe.
 */
@SingletonBean
public class ProcessorShares {
  /** A call that waits looks this often whether it has to end. */
  private static final long LOOK_MILLIS = 50;

  private final int ofTenant;
  private final Semaphore all;
  private final Map<TenantId, Share> tenants = new ConcurrentHashMap<>();

  public ProcessorShares() {
    this(Runtime.getRuntime().availableProcessors());
  }

  ProcessorShares(int processors) {
    ofTenant = Math.max(1, processors / 2);
    all = new Semaphore(processors, true);
  }

  /** The places of one tenant, and how many calls have one or wait for it. */
  private record Share(Semaphore places, int users) {}

  /** What lets the calls of this tenant compute. */
  public WorkBudget.Gate of(TenantId tenant) {
    return check -> enter(tenant, check);
  }

  /** Waits for a place; what is returned gives it back. */
  private Runnable enter(TenantId tenant, Runnable check) {
    Semaphore own = join(tenant);
    boolean entered = false;
    try {
      await(own, check);
      try {
        await(all, check);
        entered = true;
      } finally {
        if (!entered) {
          own.release();
        }
      }
    } finally {
      if (!entered) {
        leave(tenant);
      }
    }
    return () -> {
      all.release();
      own.release();
      leave(tenant);
    };
  }

  private static void await(Semaphore places, Runnable check) {
    try {
      while (!places.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        check.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ToolFailure(ToolFailure.Reason.CANCELLED, "The call was cancelled.");
    }
  }

  private Semaphore join(TenantId tenant) {
    return tenants
        .merge(
            tenant,
            new Share(new Semaphore(ofTenant, true), 1),
            (share, unused) -> new Share(share.places(), share.users() + 1))
        .places();
  }

  private void leave(TenantId tenant) {
    tenants.computeIfPresent(tenant, (key, share) -> less(share));
  }

  private static @Nullable Share less(Share share) {
    return share.users() == 1 ? null : new Share(share.places(), share.users() - 1);
  }

  /** Tenants with a call that computes or waits. */
  int tenants() {
    return tenants.size();
  }
}
