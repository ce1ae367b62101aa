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
 * Fair shares of the processors for calls with much CPU work. As many calls compute as there are
 * processors, at most half of them from one tenant; others wait in order, until their deadline.
 * Without it, a tenant's hundred validations leave other requests a hundredth of a processor. Light
 * calls need no permit. Thread-safe.
 */
@SingletonBean
public class ProcessorShares {
  /** Interval at which a waiting call checks whether it must end. */
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

  /** Permits of a tenant, and the number of calls that hold or await one. */
  private record Share(Semaphore permits, int users) {}

  /** Permits for the calls of a tenant. */
  public WorkBudget.Permits of(TenantId tenant) {
    return check -> acquire(tenant, check);
  }

  /** Waits for a permit; the result releases it. */
  private Runnable acquire(TenantId tenant, Runnable check) {
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

  private static void await(Semaphore permits, Runnable check) {
    try {
      while (!permits.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
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
            (share, unused) -> new Share(share.permits(), share.users() + 1))
        .permits();
  }

  private void leave(TenantId tenant) {
    tenants.computeIfPresent(tenant, (key, share) -> less(share));
  }

  private static @Nullable Share less(Share share) {
    return share.users() == 1 ? null : new Share(share.permits(), share.users() - 1);
  }

  /** Number of tenants with a computing or waiting call. */
  int tenants() {
    return tenants.size();
  }
}
