package dev.patchbay.registry.budget;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.TenantId;
import java.util.HashMap;
import java.util.Map;

/**
 * Memory budget of this node: limits the heap that requests and calls use at a time, with a share
 * per tenant. Heap is reserved before it is used. A reservation that does not fit fails at once,
 * without waiting. Thread-safe; lives as long as the application.
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

  /** Opens an empty reservation; close it when the work is done. */
  public Reservation open(TenantId tenant) {
    return new Reservation(tenant);
  }

  /** Bytes reserved now. */
  public synchronized long inUse() {
    return all;
  }

  /** Number of tenants with a reservation. */
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
        "Running requests use all memory reserved for requests; try again in a moment.");
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
   * The reserved heap of one request or call. The first {@link #FREE} bytes are not counted, so
   * small requests cost nothing. Thread-safe. Closing twice has no effect; reserving after close
   * fails.
   */
  public final class Reservation implements AutoCloseable {
    /** Two hundred request threads and as many calls take at most 25 MiB outside of the budget. */
    static final long FREE = 64 * 1024;

    private final TenantId tenant;
    private long needed;
    private boolean closed;

    private Reservation(TenantId tenant) {
      this.tenant = tenant;
    }

    /**
     * Reserves more bytes. Fails with BUSY when they are not free now, and with TOO_LARGE when the
     * share of a tenant is smaller; the reservation then stays as it was.
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

    /** Releases the bytes above the given number. */
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
