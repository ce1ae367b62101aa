package dev.patchbay.registry.budget;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.TenantId;
import java.util.HashMap;
import java.util.Map;

/**
 * Budget of the heap that the requests and calls of this node use at a time, with a share for each
 * tenant. Heap is reserved before it is used. What does not fit is refused at once and never waited
 * for. Thread-safe; lives as long as the application.
 */
public final class MemoryBudget {
  private final long most;
  private final long mostOfTenant;
  private final Map<TenantId, Long> ofTenants = new HashMap<>();
  private long all;

  public MemoryBudget(MemorySettings settings) {
    most = settings.most();
    mostOfTenant = settings.mostOfTenant();
  }

  /** An empty reservation, to be closed when the work is done. */
  public Reservation open(TenantId tenant) {
    return new Reservation(tenant);
  }

  /** Bytes that are reserved at the moment. */
  public synchronized long inUse() {
    return all;
  }

  /** Tenants that have something reserved. */
  synchronized int tenants() {
    return ofTenants.size();
  }

  private void take(TenantId tenant, long bytes, long wanted) {
    if (wanted > mostOfTenant) {
      throw new MCPRuntimeException(FailureKind.TOO_LARGE, neverFits(wanted));
    }
    synchronized (this) {
      long own = ofTenants.getOrDefault(tenant, 0L);
      if (bytes <= mostOfTenant - own && bytes <= most - all) {
        ofTenants.put(tenant, own + bytes);
        all += bytes;
        return;
      }
    }
    throw new MCPRuntimeException(
        FailureKind.BUSY,
        "Requests under way use the memory that there is for them; try again in a moment.");
  }

  private String neverFits(long wanted) {
    return "This takes about "
        + mebibytes(wanted)
        + " MiB of memory, and a tenant has "
        + mebibytes(mostOfTenant)
        + " MiB (patchbay.limits.memory-per-tenant); send or ask for less.";
  }

  private static long mebibytes(long bytes) {
    return (bytes >> 20) + 1;
  }

  private synchronized void giveBack(TenantId tenant, long bytes) {
    all -= bytes;
    ofTenants.computeIfPresent(tenant, (key, own) -> own == bytes ? null : own - bytes);
  }

  /**
   * The heap of one request or call. Its first {@link #FREE} bytes are not counted, so that small
   * requests cost nothing. Thread-safe; closing it again does nothing, and what is reserved
   * afterwards is refused.
   */
  public final class Reservation implements AutoCloseable {
    /** Two hundred request threads and as many calls take 25 MiB at most beside the budget. */
    static final long FREE = 64 * 1024;

    private final TenantId tenant;
    private long needed;
    private boolean closed;

    private Reservation(TenantId tenant) {
      this.tenant = tenant;
    }

    /**
     * Reserves so many bytes more. Fails with BUSY when they are not free at the moment, and with
     * TOO_LARGE when one tenant never has as many; then everything stays reserved as it was.
     */
    public synchronized void grow(long bytes) {
      if (closed) {
        throw new MCPRuntimeException(FailureKind.BUSY, "The request has ended.");
      }
      long more = counted(needed + bytes) - counted(needed);
      if (more > 0) {
        take(tenant, more, needed + bytes);
      }
      needed += bytes;
    }

    /** Gives back what is above so many bytes. */
    public synchronized void shrinkTo(long bytes) {
      long less = counted(needed) - counted(bytes);
      if (less > 0) {
        giveBack(tenant, less);
      }
      needed = Math.min(needed, bytes);
    }

    @Override
    public synchronized void close() {
      shrinkTo(0);
      closed = true;
    }

    private static long counted(long bytes) {
      return Math.max(0, bytes - FREE);
    }
  }
}
